// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace portreeve::tests {

struct OpenSslFreed {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

// A certificate made for this run, with its key.
class Certificate {
public:
    struct Wanted {
        std::string names;              // "DNS:localhost,IP:127.0.0.1"; empty for an authority
        const Certificate *issuer = nullptr;      // null: signed by itself
        long from = -3600;              // seconds from now
        long to = 3600;
        bool isAuthority = false;
    };

    explicit Certificate(const Wanted &wanted) : m_key(EVP_EC_gen("P-256")), m_certificate(X509_new())
    {
        static long serial = 1;
        X509 *x = m_certificate.get();
        X509_set_version(x, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(x), serial++);
        X509_gmtime_adj(X509_getm_notBefore(x), wanted.from);
        X509_gmtime_adj(X509_getm_notAfter(x), wanted.to);
        X509_set_pubkey(x, m_key.get());
        const std::string name = wanted.isAuthority ? "Test CA" : "Test server";
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
        const Certificate &issuer = wanted.issuer ? *wanted.issuer : *this;
        X509_set_issuer_name(x, X509_get_subject_name(issuer.m_certificate.get()));
        add(NID_basic_constraints, wanted.isAuthority ? "critical,CA:TRUE" : "CA:FALSE", issuer);
        if (!wanted.names.empty())
            add(NID_subject_alt_name, wanted.names.c_str(), issuer);
        X509_sign(x, issuer.m_key.get(), EVP_sha256());
    }

    void writeTo(const std::string &certificateFile, const std::string &keyFile = {}) const
    {
        FILE *file = fopen(certificateFile.c_str(), "w");
        PEM_write_X509(file, m_certificate.get());
        fclose(file);
        if (keyFile.empty())
            return;
        file = fopen(keyFile.c_str(), "w");
        PEM_write_PrivateKey(file, m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        fclose(file);
    }

private:
    void add(int kind, const char *value, const Certificate &issuer)
    {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer.m_certificate.get(), m_certificate.get(), nullptr, nullptr, 0);
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
        X509_add_ext(m_certificate.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }

    std::unique_ptr<EVP_PKEY, OpenSslFreed> m_key;
    std::unique_ptr<X509, OpenSslFreed> m_certificate;
};

} // namespace portreeve::tests
