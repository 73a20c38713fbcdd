/*
 * Lets the n-th call that writes into one folder fail: write, pwrite, fsync, fdatasync, ftruncate, open for writing, rename,
 * unlink. Loaded before all else (LD_PRELOAD). The program under test arms it by opening a path that is none:
 *   /wayworth-fail/<n>/<errno>   the n-th call from now on fails with that error, once
 *   /wayworth-fail/0/0           none does
 * After that the file WAYWORTH_FAIL_COUNT holds how many calls there were since it was armed.
 * WAYWORTH_FAIL_FOLDER names the folder; calls outside of it are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define ARM "/wayworth-fail/"

static atomic_long calls, fail_at;
static atomic_int fail_errno;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static int in_folder(const char *path) {
    const char *folder = getenv("WAYWORTH_FAIL_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int fd_in_folder(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return in_folder(path);
}

/* Whether this call is the one that fails. */
static int fails(void) {
    long at = atomic_load(&fail_at);
    if (at == 0) return 0;
    if (atomic_fetch_add(&calls, 1) + 1 != at) return 0;
    errno = atomic_load(&fail_errno);
    return 1;
}

/* Returns whether the path was a word to us. */
static int arm(const char *path) {
    if (!path || strncmp(path, ARM, strlen(ARM)) != 0) return 0;
    long at = 0;
    int error = 0;
    sscanf(path + strlen(ARM), "%ld/%d", &at, &error);
    const char *count = getenv("WAYWORTH_FAIL_COUNT");
    if (count) {
        FILE *out = fopen(count, "w");
        if (out) { fprintf(out, "%ld\n", atomic_load(&calls)); fclose(out); }
    }
    atomic_store(&fail_errno, error);
    atomic_store(&calls, 0);
    atomic_store(&fail_at, at);
    errno = ENOENT;
    return 1;
}

#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        static int (*real)(const char *, int, ...); \
        if (!real) real = next(#name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        if (arm(path)) return -1; \
        if ((flags & WRITES) && in_folder(path) && fails()) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define ON_FD(type, name, parameters, arguments) \
    type name parameters { \
        static type (*real) parameters; \
        if (!real) real = next(#name); \
        if (atomic_load(&fail_at) && fd_in_folder(fd) && fails()) return -1; \
        return real arguments; \
    }
ON_FD(ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
ON_FD(ssize_t, pwrite, (int fd, const void *bytes, size_t n, off_t at), (fd, bytes, n, at))
ON_FD(ssize_t, pwrite64, (int fd, const void *bytes, size_t n, off64_t at), (fd, bytes, n, at))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
ON_FD(int, ftruncate, (int fd, off_t length), (fd, length))
ON_FD(int, ftruncate64, (int fd, off64_t length), (fd, length))

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = next("rename");
    if (in_folder(to) && fails()) return -1;
    return real(from, to);
}

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = next("unlink");
    if (in_folder(path) && fails()) return -1;
    return real(path);
}
