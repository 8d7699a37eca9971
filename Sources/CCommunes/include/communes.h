#ifndef CCOMMUNES_H
#define CCOMMUNES_H
#include <stddef.h>

/// The list of communes, as Gazetteer's `CommuneTable` packs it.
const void *ccommunes_bytes(void);
size_t ccommunes_size(void);

/// The outlines of communes by département, as Board's `Outlines` reads them.
const void *ccommunes_outlines(void);
size_t ccommunes_outlines_size(void);

#endif
