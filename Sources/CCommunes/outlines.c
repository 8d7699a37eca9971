#include "communes.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char bytes[] = {
#embed "outlines.bin"
};

const void *ccommunes_outlines(void) { return bytes; }
size_t ccommunes_outlines_size(void) { return sizeof bytes; }
