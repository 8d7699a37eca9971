// SystemCrypto
