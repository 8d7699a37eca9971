#include "communes.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char bytes[] = {
#embed "communes.bin"
};

const void *ccommunes_bytes(void) { return bytes; }
size_t ccommunes_size(void) { return sizeof bytes; }
