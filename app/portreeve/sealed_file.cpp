// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/sealed_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSaveFile>

#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

namespace portreeve::desktop {

using ui::SecretAnswer;
using ui::SecretHealth;

namespace {

const QByteArray magic = "portreeve-sealed-1\n";
constexpr qsizetype saltLength = 16, nonceLength = 12, tagLength = 16, keyLength = 32;
constexpr qsizetype leastPassphrase = 8;
constexpr std::uint64_t scryptN = 1 << 16, scryptR = 8, scryptP = 1, scryptMemory = 128 << 20;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char *bytes(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }
const unsigned char *bytes(const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.constData()); }

QByteArray random(qsizetype length)
{
    QByteArray out(length, Qt::Uninitialized);
    return RAND_bytes(bytes(out), int(length)) == 1 ? out : QByteArray();
}

QByteArray keyOf(const QByteArray &passphrase, const QByteArray &salt)
{
    QByteArray key(keyLength, Qt::Uninitialized);
    const bool isMade = EVP_PBE_scrypt(passphrase.constData(), std::size_t(passphrase.size()), bytes(salt), std::size_t(salt.size()), scryptN, scryptR, scryptP, scryptMemory, bytes(key), keyLength) == 1;
    return isMade ? key : QByteArray();
}

/// Nonce, tag, then what is sealed; the salt is bound to it.
QByteArray sealed(const QByteArray &key, const QByteArray &salt, const QByteArray &plain)
{
    const QByteArray nonce = random(nonceLength);
    QByteArray out(plain.size(), Qt::Uninitialized);
    QByteArray tag(tagLength, Qt::Uninitialized);
    Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int length = 0;
    const bool isDone = !nonce.isEmpty() && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)) == 1
        && EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytes(salt), int(salt.size())) == 1
        && EVP_EncryptUpdate(cipher.get(), bytes(out), &length, bytes(plain), int(plain.size())) == 1 && EVP_EncryptFinal_ex(cipher.get(), bytes(out) + length, &length) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagLength, tag.data()) == 1;
    return isDone ? nonce + tag + out : QByteArray();
}

std::optional<QByteArray> opened(const QByteArray &key, const QByteArray &salt, const QByteArray &box)
{
    if (box.size() < nonceLength + tagLength)
        return std::nullopt;
    const QByteArray nonce = box.left(nonceLength);
    QByteArray tag = box.mid(nonceLength, tagLength);
    const QByteArray inside = box.mid(nonceLength + tagLength);
    QByteArray out(inside.size(), Qt::Uninitialized);
    Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int length = 0;
    const bool isDone = EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytes(salt), int(salt.size())) == 1
        && EVP_DecryptUpdate(cipher.get(), bytes(out), &length, bytes(inside), int(inside.size())) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagLength, tag.data()) == 1 && EVP_DecryptFinal_ex(cipher.get(), bytes(out) + length, &length) == 1;
    return isDone ? std::optional(out) : std::nullopt;
}

void wipe(QByteArray &secret)
{
    OPENSSL_cleanse(secret.data(), std::size_t(secret.size()));
    secret.clear();
}

} // namespace

SealedFile::SealedFile(const QString &file, QObject *parent) : Secrets(parent), m_file(file)
{
    m_thread.setMaxThreadCount(1);
}

SealedFile::~SealedFile()
{
    m_thread.waitForDone();
    lock();
}

bool SealedFile::exists() const
{
    return QFile::exists(m_file);
}

void SealedFile::lock()
{
    wipe(m_key);
    for (auto &value : m_values)
        wipe(value);
    m_values.clear();
}

SealedFile::Opened SealedFile::openFile(const QString &file, const QByteArray &passphrase)
{
    Opened result;
    QFile in(file);
    if (!in.exists()) {
        if (passphrase.size() < leastPassphrase) {
            result.answer = {SecretHealth::Denied, {}, tr("The passphrase needs at least %1 characters.").arg(leastPassphrase)};
            return result;
        }
        result.salt = random(saltLength);
        result.key = keyOf(passphrase, result.salt);
        result.answer = {result.key.isEmpty() ? SecretHealth::Failed : SecretHealth::Present, {}, result.key.isEmpty() ? tr("There is not enough memory to make a key of the passphrase.") : QString()};
        return result;
    }
    if (!in.open(QIODevice::ReadOnly)) {
        result.answer = {SecretHealth::Failed, {}, tr("%1 cannot be read: %2").arg(file, in.errorString())};
        return result;
    }
    const QByteArray all = in.readAll();
    if (!all.startsWith(magic) || all.size() < magic.size() + saltLength + nonceLength + tagLength) {
        result.answer = {SecretHealth::Failed, {}, tr("%1 is damaged. Restore it from a backup, or move it away and enter the keys again.").arg(file)};
        return result;
    }
    result.salt = all.mid(magic.size(), saltLength);
    result.key = keyOf(passphrase, result.salt);
    const auto plain = opened(result.key, result.salt, all.mid(magic.size() + saltLength));
    if (!plain) {
        wipe(result.key);
        result.answer = {SecretHealth::Denied, {}, tr("This is not the passphrase of %1.").arg(file)};
        return result;
    }
    const QJsonObject object = QJsonDocument::fromJson(*plain).object();
    for (auto member = object.begin(); member != object.end(); ++member)
        result.values.insert(member.key(), QByteArray::fromBase64(member->toString().toLatin1()));
    result.answer = {SecretHealth::Present, {}, {}};
    return result;
}

void SealedFile::unlock(const QString &passphrase, Done done)
{
    m_thread.start([this, file = m_file, passphrase = passphrase.toUtf8(), done = std::move(done)]() mutable {
        Opened result = openFile(file, passphrase);
        wipe(passphrase);
        QMetaObject::invokeMethod(this, [this, result, done] {
            if (result.answer.isOk()) {
                m_salt = result.salt;
                m_key = result.key;
                m_values = result.values;
                emit recovered();
            }
            done(result.answer);
        }, Qt::QueuedConnection);
    });
}

SecretAnswer SealedFile::locked() const
{
    return {SecretHealth::Locked, {}, exists() ? tr("The file with the keys is locked. Enter its passphrase.") : tr("Choose a passphrase first; the keys are sealed with it.")};
}

void SealedFile::read(const QString &name, Done done)
{
    if (needsPassphrase())
        return tell(std::move(done), locked());
    const bool isThere = m_values.contains(name);
    tell(std::move(done), {isThere ? SecretHealth::Present : SecretHealth::Missing, m_values.value(name), isThere ? QString() : tr("The file has no such key. Enter it again.")});
}

void SealedFile::write(const QString &name, const QByteArray &value, Done done)
{
    if (needsPassphrase())
        return tell(std::move(done), locked());
    m_values.insert(name, value);
    store(std::move(done));
}

void SealedFile::remove(const QString &name, Done done)
{
    if (needsPassphrase())
        return tell(std::move(done), locked());
    if (!m_values.remove(name))
        return tell(std::move(done), {SecretHealth::Present, {}, {}});
    store(std::move(done));
}

/// A few hundred bytes, written whole.
void SealedFile::store(Done done)
{
    QJsonObject object;
    for (auto value = m_values.begin(); value != m_values.end(); ++value)
        object.insert(value.key(), QString::fromLatin1(value->toBase64()));
    QByteArray plain = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QByteArray box = sealed(m_key, m_salt, plain);
    wipe(plain);
    QSaveFile out(m_file);
    const bool isOpen = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (box.isEmpty() || !isOpen || out.write(magic + m_salt + box) < 0 || !out.commit())
        return tell(std::move(done), {SecretHealth::Failed, {}, tr("%1 cannot be written: %2").arg(m_file, out.errorString())});
    tell(std::move(done), {SecretHealth::Present, {}, {}});
}

} // namespace portreeve::desktop
