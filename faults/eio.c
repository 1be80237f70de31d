/* Loaded before libc: fsync and fdatasync fail with EIO as long as the file named by EIO_WHEN exists. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int sync_or_fail(const char *name, int fd)
{
    const char *when = getenv("EIO_WHEN");
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    if (when && access(when, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}

int fsync(int fd) { return sync_or_fail("fsync", fd); }
int fdatasync(int fd) { return sync_or_fail("fdatasync", fd); }
