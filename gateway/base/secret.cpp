// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/secret.h"

#include <memory>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t nonceBytes = 12, tagBytes = 16;
constexpr std::string_view mark = "v1:";

struct FreeContext {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char *>(text.data()); }
unsigned char *bytesOf(std::string &text) { return reinterpret_cast<unsigned char *>(text.data()); }

void wipe(std::string &text) { OPENSSL_cleanse(text.data(), text.size()); }

} // namespace

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe(m_text);
        m_text = other.m_text;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other)
{
    if (this != &other) {
        wipe(m_text);
        m_text = std::move(other.m_text);
        other.m_text.clear();
    }
    return *this;
}

Secret::~Secret() { wipe(m_text); }

std::string Secret::masked() const
{
    if (m_text.size() < 12)
        return "****";
    return m_text.substr(0, m_text.starts_with("sk-") ? 3 : 2) + "..." + m_text.substr(m_text.size() - 4);
}

Seal::Seal(Secret key32, Random random) : m_key(std::move(key32)), m_random(std::move(random))
{
    if (m_key.reveal().size() != 32)
        throw std::invalid_argument("a sealing key has 32 bytes");
}

std::string Seal::close(std::string_view plain, std::string_view place) const
{
    std::string out(nonceBytes + plain.size() + tagBytes, '\0');
    m_random(out.data(), nonceBytes);
    Context context(EVP_CIPHER_CTX_new());
    int size = 0;
    unsigned char *text = bytesOf(out) + nonceBytes;
    EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key.reveal()), bytesOf(out));
    EVP_EncryptUpdate(context.get(), nullptr, &size, bytesOf(place), int(place.size()));
    EVP_EncryptUpdate(context.get(), text, &size, bytesOf(plain), int(plain.size()));
    EVP_EncryptFinal_ex(context.get(), text + size, &size);
    if (EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tagBytes), text + plain.size()) != 1)
        throw std::runtime_error("sealing failed");
    return std::string(mark) + base64Url(out);
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view place) const
{
    if (!sealed.starts_with(mark))
        return std::nullopt;
    auto raw = fromBase64(sealed.substr(mark.size()));
    if (!raw || raw->size() < nonceBytes + tagBytes)
        return std::nullopt;
    const std::size_t length = raw->size() - nonceBytes - tagBytes;
    std::string plain(length, '\0');
    Context context(EVP_CIPHER_CTX_new());
    int size = 0;
    EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key.reveal()), bytesOf(*raw));
    EVP_DecryptUpdate(context.get(), nullptr, &size, bytesOf(place), int(place.size()));
    EVP_DecryptUpdate(context.get(), bytesOf(plain), &size, bytesOf(*raw) + nonceBytes, int(length));
    EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(tagBytes), bytesOf(*raw) + nonceBytes + length);
    if (EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + size, &size) != 1)
        return std::nullopt;
    return plain;
}

} // namespace portreeve
