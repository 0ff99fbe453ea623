// Training operators on bfloat16 maps [n, h, w, c] with float32 arithmetic, for processors with AVX-512 BF16: batch norm
// with its activation, depthwise convolution together with the batch norm behind it, pooling, gating, and the rows that
// turn the first convolution into a matrix product. A map in bfloat16 is half as many bytes to walk, and matrix products
// of bfloat16 run on the processor's tiles (AMX). Compiled by kernels_bf16.py with -O3 -march=native -ffast-math.
#include <immintrin.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef long long integer;
typedef unsigned short bf16;
typedef __m512 wide;

enum { kLinear, kRelu, kRelu6, kHSwish };
enum { kLanes = 16, kStrip = 4 }; // channels of a vector; vectors of a strip of channels walked at a time

#define INLINE static inline __attribute__((always_inline))

INLINE __mmask16 lanes(integer left) {
    return left >= kLanes ? 0xffff : left <= 0 ? 0 : (__mmask16)((1u << left) - 1);
}
INLINE wide get(const bf16* from, __mmask16 mask) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(mask, from)), 16));
}
INLINE void put(bf16* to, __mmask16 mask, wide v) {
    _mm256_mask_storeu_epi16(to, mask, (__m256i)_mm512_cvtneps_pbh(v));
}
INLINE wide part_of(const float* from, __mmask16 mask) {
    return _mm512_maskz_loadu_ps(mask, from);
}
INLINE wide all(float v) {
    return _mm512_set1_ps(v);
}

INLINE wide act(wide z, int kind) {
    const wide zero = _mm512_setzero_ps();
    switch (kind) {
    case kRelu:
        return _mm512_max_ps(z, zero);
    case kRelu6:
        return _mm512_min_ps(_mm512_max_ps(z, zero), all(6));
    case kHSwish:
        return z * _mm512_min_ps(_mm512_max_ps(z + all(3), zero), all(6)) * all(1.0f / 6);
    default:
        return z;
    }
}

// g times the activation's slope at z.
INLINE wide through(wide g, wide z, int kind) {
    const wide zero = _mm512_setzero_ps();
    switch (kind) {
    case kRelu:
        return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(z, zero, _CMP_GT_OQ), g);
    case kRelu6:
        return _mm512_maskz_mov_ps(
            _mm512_cmp_ps_mask(z, zero, _CMP_GT_OQ) & _mm512_cmp_ps_mask(z, all(6), _CMP_LT_OQ), g);
    case kHSwish: {
        const wide inside = g * (z * all(1.0f / 3) + all(0.5f));
        const wide below = _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(z, all(-3), _CMP_GT_OQ), inside);
        return _mm512_mask_mov_ps(below, _mm512_cmp_ps_mask(z, all(3), _CMP_GE_OQ), g);
    }
    default:
        return g;
    }
}

INLINE void add_to(double* total, wide sum, integer count) {
    float values[kLanes];
    _mm512_storeu_ps(values, sum);
    for (integer i = 0; i < count && i < kLanes; ++i)
        total[i] += values[i];
}

#define FOR_KIND(call)                                                                                                 \
    switch (kind) {                                                                                                    \
    case kRelu:                                                                                                        \
        call(kRelu);                                                                                                   \
        break;                                                                                                         \
    case kRelu6:                                                                                                       \
        call(kRelu6);                                                                                                  \
        break;                                                                                                         \
    case kHSwish:                                                                                                      \
        call(kHSwish);                                                                                                 \
        break;                                                                                                         \
    default:                                                                                                           \
        call(kLinear);                                                                                                 \
    }

// ---------------------------------------------------------------------------------------- batch norm and activation

// Two sums a channel over all rows, of a strip of channels and a cache's worth of rows at a time. Without `dy`: of the
// values less `centre` and of their squares. With it: of the gradient behind the activation, and of that times the
// value less `centre`.
INLINE void strip_sums(const bf16* y, const bf16* dy, integer rows, integer c, integer left, const float* centre,
                       const float* scale, const float* offset, int kind, double* first, double* second,
                       const int vectors) {
    wide a[kStrip][2], b[kStrip][2], middle[kStrip], slope[kStrip], lift[kStrip];
    __mmask16 mask[kStrip];
    for (int v = 0; v < vectors; ++v) {
        mask[v] = lanes(left - v * kLanes);
        middle[v] = part_of(centre + v * kLanes, mask[v]);
        if (dy) {
            slope[v] = part_of(scale + v * kLanes, mask[v]);
            lift[v] = part_of(offset + v * kLanes, mask[v]);
        }
        a[v][0] = a[v][1] = b[v][0] = b[v][1] = _mm512_setzero_ps();
    }
#define ROW(r_, chain)                                                                                                 \
    for (int v = 0; v < vectors; ++v) {                                                                                \
        const wide value = get(y + (r_)*c + v * kLanes, mask[v]);                                                      \
        const wide apart = value - middle[v];                                                                          \
        if (dy) {                                                                                                      \
            const wide g = through(get(dy + (r_)*c + v * kLanes, mask[v]), value * slope[v] + lift[v], kind);          \
            a[v][chain] += g;                                                                                          \
            b[v][chain] += g * apart;                                                                                  \
        } else {                                                                                                       \
            a[v][chain] += apart;                                                                                      \
            b[v][chain] += apart * apart;                                                                              \
        }                                                                                                              \
    }
    integer r = 0;
    for (; r + 1 < rows; r += 2) {
        ROW(r, 0)
        ROW(r + 1, 1)
    }
    if (r < rows) {
        ROW(r, 0)
    }
#undef ROW
    for (int v = 0; v < vectors; ++v) {
        add_to(first + v * kLanes, a[v][0] + a[v][1], left - v * kLanes);
        add_to(second + v * kLanes, b[v][0] + b[v][1], left - v * kLanes);
    }
}

INLINE void sums(const bf16* y, const bf16* dy, integer rows, integer c, const float* centre, const float* scale,
                 const float* offset, int kind, double* total) {
    const integer block = 16384 / c > 16 ? 16384 / c : 16;
    for (integer begin = 0; begin < rows; begin += block) {
        const integer count = begin + block < rows ? block : rows - begin;
        for (integer i = 0; i < c; i += kStrip * kLanes) {
            const integer left = c - i;
#define STRIP(vectors_)                                                                                                \
    strip_sums(y + begin * c + i, dy ? dy + begin * c + i : NULL, count, c, left, centre + i, scale + i, offset + i,   \
               kind, total + i, total + c + i, vectors_)
            if (left > 3 * kLanes)
                STRIP(4);
            else if (left > 2 * kLanes)
                STRIP(3);
            else if (left > kLanes)
                STRIP(2);
            else
                STRIP(1);
#undef STRIP
        }
    }
}

INLINE void apply(const bf16* y, integer rows, integer c, const float* scale, const float* offset, int kind,
                  const bf16* beside, bf16* out) {
    for (integer r = 0; r < rows; ++r)
        for (integer i = 0; i < c; i += kLanes) {
            const __mmask16 mask = lanes(c - i);
            wide z = act(get(y + r * c + i, mask) * part_of(scale + i, mask) + part_of(offset + i, mask), kind);
            if (beside) z += get(beside + r * c + i, mask);
            put(out + r * c + i, mask, z);
        }
}

// `facts`: mean, 1 / sqrt(variance + epsilon), and the scale and offset that they make with gamma and beta; [4, c].
// `known`: the two sums if the caller has them (of values less the running mean), else NULL. `beside` (or NULL) is added
// behind the activation.
void norm_forward(const bf16* y, integer rows, integer c, const double* known, const float* gamma, const float* beta,
                  float epsilon, float momentum, int kind, float* running_mean, float* running_var, const bf16* beside,
                  float* facts, bf16* out) {
    double* total = calloc((size_t)c * 2, sizeof(double));
    if (!known) sums(y, NULL, rows, c, running_mean, running_mean, running_mean, kLinear, total);
    const double* found = known ? known : total;
    float *mean = facts, *inverse = facts + c, *scale = facts + 2 * c, *offset = facts + 3 * c;
    for (integer i = 0; i < c; ++i) {
        const double d = found[i] / rows;
        double variance = found[c + i] / rows - d * d;
        if (variance < 0) variance = 0;
        mean[i] = (float)(running_mean[i] + d);
        inverse[i] = (float)(1 / sqrt(variance + epsilon));
        running_mean[i] += momentum * (float)d;
        running_var[i] += momentum * ((float)(rows > 1 ? variance * rows / (rows - 1) : variance) - running_var[i]);
        scale[i] = gamma[i] * inverse[i];
        offset[i] = beta[i] - mean[i] * scale[i];
    }
    free(total);
#define RUN(kind_) apply(y, rows, c, scale, offset, kind_, beside, out)
    FOR_KIND(RUN)
#undef RUN
}

// `pull` [2, c]: the gradient before the norm is scale g - pull[0] y - pull[1], g being the one behind the activation.
void norm_sums(const bf16* y, const bf16* dy, integer rows, integer c, const float* facts, int kind, float* dgamma,
               float* dbeta, float* pull) {
    double* total = calloc((size_t)c * 2, sizeof(double));
    const float *mean = facts, *inverse = facts + c, *scale = facts + 2 * c, *offset = facts + 3 * c;
#define RUN(kind_) sums(y, dy, rows, c, mean, scale, offset, kind_, total)
    FOR_KIND(RUN)
#undef RUN
    for (integer i = 0; i < c; ++i) {
        dbeta[i] = (float)total[i];
        dgamma[i] = (float)total[c + i] * inverse[i];
        pull[i] = scale[i] * inverse[i] * dgamma[i] / rows;
        pull[c + i] = scale[i] * dbeta[i] / rows - pull[i] * mean[i];
    }
    free(total);
}

// -------------------------------------------------------------------------- matrix products with the norm behind them

// Everything goes in squares of 32: two by two tiles of 16 rows of 64 bytes, as the processor has them. A tile on the left
// of a product is [16][32] bfloat16, one on the right [16 pairs][16][2]: the two values of a pair lie side by side.
enum { kSquare = 32, kTile = 512, kChunk = 128 }; // rows and columns; bfloat16 values of a tile; rows taken at a time

int products_start(void) { // Linux wants to be asked for the tiles' state, once a process
    return (int)syscall(SYS_arch_prctl, 0x1023 /* ARCH_REQ_XCOMP_PERM */, 18 /* tile data */);
}

static void tiles_on(void) {
    static const struct __attribute__((packed)) {
        unsigned char palette, start, reserved[14];
        unsigned short bytes[16];
        unsigned char rows[16];
    } shape = {1, 0, {0}, {64, 64, 64, 64, 64, 64, 64, 64}, {16, 16, 16, 16, 16, 16, 16, 16}};
    _tile_loadconfig(&shape);
}

// out [4 tiles of 16 x 16] (+)= sum over i of a(i) b(i); strides in bytes. `down`: to the lower tile of a; `right`: to the
// right one of b.
INLINE void square(const void* a, integer pitch, integer down, integer a_step, const void* b, integer right,
                   integer b_step, integer count, float* out, int add) {
    if (add) {
        _tile_loadd(0, out, 64);
        _tile_loadd(1, out + 256, 64);
        _tile_loadd(2, out + 512, 64);
        _tile_loadd(3, out + 768, 64);
    } else {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
    }
    for (integer i = 0; i < count; ++i) {
        const char *left = (const char*)a + i * a_step, *over = (const char*)b + i * b_step;
        _tile_loadd(4, left, pitch);
        _tile_loadd(6, over, 64);
        _tile_loadd(7, over + right, 64);
        _tile_loadd(5, left + down, pitch);
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, out, 64);
    _tile_stored(1, out + 256, 64);
    _tile_stored(2, out + 512, 64);
    _tile_stored(3, out + 768, 64);
}

// Sixteen values of two rows as pairs.
INLINE __m512i pairs(const bf16* upper, const bf16* lower, __mmask16 above, __mmask16 below) {
    const __m512i a = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(above, upper));
    const __m512i b = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(below, lower));
    return _mm512_or_si512(a, _mm512_slli_epi32(b, 16));
}

INLINE void transpose(__m512i v[16]) { // 16 x 16 words of 32 bits
    __m512i t[16];
    for (int i = 0; i < 16; i += 2) {
        t[i] = _mm512_unpacklo_epi32(v[i], v[i + 1]);
        t[i + 1] = _mm512_unpackhi_epi32(v[i], v[i + 1]);
    }
    for (int i = 0; i < 16; i += 4)
        for (int j = 0; j < 2; ++j) {
            v[i + 2 * j] = _mm512_unpacklo_epi64(t[i + j], t[i + 2 + j]);
            v[i + 2 * j + 1] = _mm512_unpackhi_epi64(t[i + j], t[i + 2 + j]);
        }
    for (int i = 0; i < 16; i += 8)
        for (int j = 0; j < 4; ++j) {
            t[i + j] = _mm512_shuffle_i32x4(v[i + j], v[i + 4 + j], 0x88);
            t[i + 4 + j] = _mm512_shuffle_i32x4(v[i + j], v[i + 4 + j], 0xdd);
        }
    for (int j = 0; j < 8; ++j) {
        v[j] = _mm512_shuffle_i32x4(t[j], t[8 + j], 0x88);
        v[8 + j] = _mm512_shuffle_i32x4(t[j], t[8 + j], 0xdd);
    }
}

static bf16* scratch(integer values) {
    return aligned_alloc(64, ((size_t)values * sizeof(bf16) + 63) / 64 * 64);
}
INLINE integer squares(integer values) {
    return (values + kSquare - 1) / kSquare;
}

// Rows of a map with zeros up to whole squares: the map itself where it fits.
INLINE const bf16* whole(const bf16* x, integer rows, integer c, integer wanted, bf16* room) {
    const integer pitch = squares(c) * kSquare;
    if (rows == wanted && pitch == c) return x;
    for (integer r = 0; r < wanted; ++r)
        for (integer i = 0; i < pitch; i += kLanes) {
            const __mmask16 mask = r < rows ? lanes(c - i) : 0;
            _mm256_store_si256((__m256i*)(room + r * pitch + i), _mm256_maskz_loadu_epi16(mask, x + r * c + i));
        }
    return room;
}

// weight [n, k] as bfloat16 with zeros up to whole squares.
static bf16* padded_weight(const float* weight, integer n, integer k) {
    const integer pitch = squares(k) * kSquare, height = squares(n) * kSquare;
    bf16* out = scratch(height * pitch);
    for (integer r = 0; r < height; ++r)
        for (integer i = 0; i < pitch; i += kLanes) {
            const __mmask16 mask = r < n ? lanes(k - i) : 0;
            put(out + r * pitch + i, 0xffff, part_of(weight + r * k + i, mask));
        }
    return out;
}

// `y` [rows, n] = x [rows, k] times weight [n, k] transposed; `total` (zero at first) gets the sums for norm_forward.
void product_forward(const bf16* x, integer rows, integer k, const float* weight, integer n, const float* centre,
                     bf16* y, double* total) {
    const integer ks = squares(k), ns = squares(n), pitch = ks * kSquare;
    bf16 *flat = padded_weight(weight, n, k), *packed = scratch(ns * ks * 2 * kTile), *room = scratch(kSquare * pitch);
    for (integer i = 0; i < ks; ++i) // packed: for each square of n, the tiles of one k after the other
        for (integer j = 0; j < 2 * ns; ++j) {
            __m512i v[16];
            for (int r = 0; r < 16; ++r)
                v[r] = _mm512_load_si512(flat + (j * 16 + r) * pitch + i * kSquare);
            transpose(v);
            bf16* to = packed + (((j / 2) * ks + i) * 2 + j % 2) * kTile;
            for (int r = 0; r < 16; ++r)
                _mm512_store_si512(to + r * 32, v[r]);
        }
    float* part = aligned_alloc(64, (size_t)ns * kSquare * 2 * sizeof(float));
    float out[1024] __attribute__((aligned(64)));
    memset(part, 0, (size_t)ns * kSquare * 2 * sizeof(float));
    tiles_on();
    for (integer r = 0; r < rows; r += kSquare) {
        const integer count = rows - r < kSquare ? rows - r : kSquare;
        const bf16* from = whole(x + r * k, count, k, kSquare, room);
        for (integer j = 0; j < ns; ++j) {
            square(from, pitch * 2, pitch * 32, 64, packed + j * ks * 2 * kTile, kTile * 2, kTile * 4, ks, out, 0);
            for (int side = 0; side < 2; ++side) {
                const integer at = j * kSquare + side * kLanes;
                if (at >= n) break;
                const __mmask16 mask = lanes(n - at);
                const wide middle = part_of(centre + at, mask);
                wide sum = part_of(part + at, 0xffff), squared = part_of(part + ns * kSquare + at, 0xffff);
                for (integer i = 0; i < count; ++i) {
                    const wide value = part_of(out + (i / 16 * 2 + side) * 256 + i % 16 * 16, 0xffff);
                    const wide apart = value - middle;
                    put(y + (r + i) * n + at, mask, value);
                    sum += apart;
                    squared += apart * apart;
                }
                _mm512_store_ps(part + at, sum);
                _mm512_store_ps(part + ns * kSquare + at, squared);
            }
        }
        if (r / kSquare % 16 == 15 || r + kSquare >= rows) { // before float's digits run short
            for (integer i = 0; i < n; ++i) {
                total[i] += part[i];
                total[n + i] += part[ns * kSquare + i];
            }
            memset(part, 0, (size_t)ns * kSquare * 2 * sizeof(float));
        }
    }
    _tile_release();
    free(part);
    free(room);
    free(packed);
    free(flat);
}

// From the gradient behind norm and activation to that of x (`dx`, or NULL) and of the weight.
INLINE void product_slopes(const bf16* x, const bf16* y, const bf16* up, integer rows, integer k, const float* weight,
                           integer n, const float* facts, const float* pull, const int kind, bf16* dx,
                           float* dweight) {
    const integer ks = squares(k), ns = squares(n), blocks = kChunk / kSquare, pitch = ns * kSquare;
    bf16 *flat = padded_weight(weight, n, k), *packed = scratch(ns * ks * 2 * kTile);
    for (integer i = 0; i < ns; ++i)
        for (integer j = 0; j < 2 * ks; ++j) {
            bf16* to = packed + (((j / 2) * ns + i) * 2 + j % 2) * kTile;
            for (int r = 0; r < 16; ++r) {
                const bf16* from = flat + (i * kSquare + 2 * r) * ks * kSquare + j * kLanes;
                _mm512_store_si512(to + r * 32, pairs(from, from + ks * kSquare, 0xffff, 0xffff));
            }
        }
    bf16* slope = scratch(kChunk * pitch);            // the gradient before the norm
    bf16* turned = scratch(blocks * ns * 2 * kTile);  // the same as left tiles [n][rows]
    bf16* right = scratch(blocks * ks * 2 * kTile);   // x as right tiles [pairs of rows][k]
    float* grown = aligned_alloc(64, (size_t)(ns * ks) * 1024 * sizeof(float));
    float out[1024] __attribute__((aligned(64)));
    memset(grown, 0, (size_t)(ns * ks) * 1024 * sizeof(float));
    const float *scale = facts + 2 * n, *offset = facts + 3 * n;
    tiles_on();
    for (integer begin = 0; begin < rows; begin += kChunk) {
        const integer count = rows - begin < kChunk ? rows - begin : kChunk;
        for (integer i = 0; i < pitch; i += kLanes) {
            const __mmask16 mask = lanes(n - i);
            const wide gain = part_of(scale + i, mask), lift = part_of(offset + i, mask);
            const wide slant = part_of(pull + i, mask), level = part_of(pull + n + i, mask);
            for (integer r = 0; r < kChunk; ++r) {
                wide g = _mm512_setzero_ps();
                if (r < count && mask) {
                    const integer at = (begin + r) * n + i;
                    const wide value = get(y + at, mask);
                    g = gain * through(get(up + at, mask), value * gain + lift, kind) - slant * value - level;
                }
                put(slope + r * pitch + i, 0xffff, g);
            }
        }
        if (dx)
            for (integer r = 0; r < count; r += kSquare)
                for (integer j = 0; j < ks; ++j) {
                    square(slope + r * pitch, pitch * 2, pitch * 32, 64, packed + j * ns * 2 * kTile, kTile * 2,
                           kTile * 4, ns, out, 0);
                    for (int side = 0; side < 2; ++side) {
                        const __mmask16 mask = lanes(k - j * kSquare - side * kLanes);
                        for (integer i = 0; mask && i < kSquare && r + i < count; ++i)
                            put(dx + (begin + r + i) * k + j * kSquare + side * kLanes, mask,
                                part_of(out + (i / 16 * 2 + side) * 256 + i % 16 * 16, 0xffff));
                    }
                }
        for (integer b = 0; b < blocks; ++b) {
            const integer first = b * kSquare;
            for (integer j = 0; j < 2 * ns; ++j) {
                __m512i v[16];
                for (int r = 0; r < 16; ++r) {
                    const bf16* from = slope + (first + 2 * r) * pitch + j * kLanes;
                    v[r] = pairs(from, from + pitch, 0xffff, 0xffff);
                }
                transpose(v);
                bf16* to = turned + (b * 2 * ns + j) * kTile;
                for (int r = 0; r < 16; ++r)
                    _mm512_store_si512(to + r * 32, v[r]);
            }
            for (integer j = 0; j < 2 * ks; ++j) {
                const __mmask16 mask = lanes(k - j * kLanes);
                bf16* to = right + (b * 2 * ks + j) * kTile;
                for (integer r = 0; r < 16; ++r) {
                    const integer above = first + 2 * r;
                    const bf16* from = x + (begin + above) * k + j * kLanes;
                    _mm512_store_si512(to + r * 32, pairs(from, from + k, above < count ? mask : 0,
                                                          above + 1 < count ? mask : 0));
                }
            }
        }
        for (integer i = 0; i < ns; ++i)
            for (integer j = 0; j < ks; ++j)
                square(turned + i * 2 * kTile, 64, kTile * 2, 2 * ns * kTile * 2, right + j * 2 * kTile, kTile * 2,
                       2 * ks * kTile * 2, blocks, grown + (i * ks + j) * 1024, 1);
    }
    _tile_release();
    for (integer r = 0; r < n; ++r)
        for (integer i = 0; i < k; i += kLanes) {
            const integer tile = ((r / kSquare) * ks + i / kSquare) * 4 + (r % kSquare / 16) * 2 + i % kSquare / 16;
            _mm512_mask_storeu_ps(dweight + r * k + i, lanes(k - i), part_of(grown + tile * 256 + r % 16 * 16, 0xffff));
        }
    free(grown);
    free(right);
    free(turned);
    free(slope);
    free(packed);
    free(flat);
}

void product_backward(const bf16* x, const bf16* y, const bf16* up, integer rows, integer k, const float* weight,
                      integer n, const float* facts, int kind, bf16* dx, float* dweight, float* dgamma, float* dbeta) {
    float* pull = malloc((size_t)n * 2 * sizeof(float));
    norm_sums(y, up, rows, n, facts, kind, dgamma, dbeta, pull);
#define RUN(kind_) product_slopes(x, y, up, rows, k, weight, n, facts, pull, kind_, dx, dweight)
    FOR_KIND(RUN)
#undef RUN
    free(pull);
}

// ---------------------------------------------------------------------------------------------- depthwise convolution

// Sixteen channels of one photo at a time, unpacked to float32 with their border of (k - 1) / 2, so that the loops over
// the taps know no edges and the plane stays in the first caches. Filters come as [k k, c].
typedef struct {
    integer h, w, ho, wo, pitch;
    wide *in, *in_slope, *out;
} Plane;

static Plane make_plane(integer h, integer w, int k, int s) {
    Plane p = {h, w, (h - 1) / s + 1, (w - 1) / s + 1, w + k - 1, NULL, NULL, NULL};
    const size_t inner = (size_t)(h + k - 1) * p.pitch, outer = (size_t)p.ho * p.wo;
    p.in = aligned_alloc(64, (2 * inner + outer) * sizeof(wide));
    p.in_slope = p.in + inner;
    p.out = p.in_slope + inner;
    for (size_t i = 0; i < inner; ++i)
        p.in[i] = _mm512_setzero_ps();
    return p;
}

INLINE void unpack(const Plane* p, const bf16* x, integer c, __mmask16 mask, int k) {
    const int b = (k - 1) / 2;
    for (integer iy = 0; iy < p->h; ++iy)
        for (integer ix = 0; ix < p->w; ++ix)
            p->in[(iy + b) * p->pitch + ix + b] = get(x + (iy * p->w + ix) * c, mask);
}

INLINE void planes_forward(const bf16* x, const float* taps, integer n, integer h, integer w, integer c,
                           const float* centre, bf16* y, double* total, const int k, const int s) {
    Plane p = make_plane(h, w, k, s);
    for (integer b = 0; b < n; ++b)
        for (integer i = 0; i < c; i += kLanes) {
            const __mmask16 mask = lanes(c - i);
            wide tap[25];
            for (int t = 0; t < k * k; ++t)
                tap[t] = part_of(taps + t * c + i, mask);
            unpack(&p, x + b * h * w * c + i, c, mask, k);
            const wide middle = centre ? part_of(centre + i, mask) : _mm512_setzero_ps();
            wide sum = _mm512_setzero_ps(), squares = _mm512_setzero_ps();
            for (integer oy = 0; oy < p.ho; ++oy)
                for (integer ox = 0; ox < p.wo; ++ox) {
                    const wide* from = p.in + oy * s * p.pitch + ox * s;
                    wide even = _mm512_setzero_ps(), odd = even;
                    for (int ky = 0; ky < k; ++ky)
                        for (int kx = 0; kx < k; ++kx)
                            if (kx & 1)
                                odd += from[ky * p.pitch + kx] * tap[ky * k + kx];
                            else
                                even += from[ky * p.pitch + kx] * tap[ky * k + kx];
                    const wide value = even + odd, apart = value - middle;
                    put(y + ((b * p.ho + oy) * p.wo + ox) * c + i, mask, value);
                    sum += apart;
                    squares += apart * apart;
                }
            if (total) {
                add_to(total + i, sum, c - i);
                add_to(total + c + i, squares, c - i);
            }
        }
    free(p.in);
}

INLINE void planes_backward(const bf16* x, const bf16* y, const bf16* dy, const float* taps, integer n, integer h,
                            integer w, integer c, const float* scale, const float* offset, const float* pull,
                            const int kind, bf16* dx, float* dtaps, const int k, const int s) {
    Plane p = make_plane(h, w, k, s);
    const int border = (k - 1) / 2;
    for (integer b = 0; b < n; ++b)
        for (integer i = 0; i < c; i += kLanes) {
            const __mmask16 mask = lanes(c - i);
            unpack(&p, x + b * h * w * c + i, c, mask, k);
            for (integer at = 0; at < (h + k - 1) * p.pitch; ++at)
                p.in_slope[at] = _mm512_setzero_ps();
            const wide slope = part_of(scale + i, mask), lift = part_of(offset + i, mask);
            const wide slant = part_of(pull + i, mask), level = part_of(pull + c + i, mask);
            for (integer at = 0; at < p.ho * p.wo; ++at) {
                const integer where = (b * p.ho * p.wo + at) * c + i;
                const wide value = get(y + where, mask);
                p.out[at] = slope * through(get(dy + where, mask), value * slope + lift, kind) - slant * value - level;
            }
            for (int ky = 0; ky < k; ++ky) {
                wide tap[5], sum[5];
                for (int kx = 0; kx < k; ++kx) {
                    tap[kx] = part_of(taps + (ky * k + kx) * c + i, mask);
                    sum[kx] = _mm512_setzero_ps();
                }
                for (integer oy = 0; oy < p.ho; ++oy) {
                    // The k inputs under the window and their slopes stay in registers while it moves by s.
                    const wide* in = p.in + (oy * s + ky) * p.pitch;
                    wide* grow = p.in_slope + (oy * s + ky) * p.pitch;
                    wide seen[5], grown[5];
                    for (int kx = 0; kx < k - s; ++kx) {
                        seen[kx] = in[kx];
                        grown[kx] = grow[kx];
                    }
                    for (integer ox = 0; ox < p.wo; ++ox, in += s, grow += s) {
                        const wide g = p.out[oy * p.wo + ox];
                        for (int kx = k - s; kx < k; ++kx) {
                            seen[kx] = in[kx];
                            grown[kx] = grow[kx];
                        }
                        for (int kx = 0; kx < k; ++kx) {
                            sum[kx] += g * seen[kx];
                            grown[kx] += g * tap[kx];
                        }
                        for (int kx = 0; kx < s; ++kx)
                            grow[kx] = grown[kx];
                        for (int kx = 0; kx < k - s; ++kx) {
                            seen[kx] = seen[kx + s];
                            grown[kx] = grown[kx + s];
                        }
                    }
                    for (int kx = 0; kx < k - s; ++kx)
                        grow[kx] = grown[kx];
                }
                for (int kx = 0; kx < k; ++kx) {
                    float* to = dtaps + (ky * k + kx) * c + i;
                    _mm512_mask_storeu_ps(to, mask, part_of(to, mask) + sum[kx]);
                }
            }
            for (integer iy = 0; iy < h; ++iy)
                for (integer ix = 0; ix < w; ++ix)
                    put(dx + ((b * h + iy) * w + ix) * c + i, mask,
                        p.in_slope[(iy + border) * p.pitch + ix + border]);
        }
    free(p.in);
}

#define FOR_SHAPE(call)                                                                                                \
    if (k == 3 && s == 1)                                                                                              \
        call(3, 1);                                                                                                    \
    else if (k == 3 && s == 2)                                                                                         \
        call(3, 2);                                                                                                    \
    else if (k == 5 && s == 1)                                                                                         \
        call(5, 1);                                                                                                    \
    else                                                                                                               \
        call(5, 2);

// `total` (or NULL), zero at first, gets the two sums that norm_forward wants, of values less `centre`.
void depthwise_forward(const bf16* x, const float* taps, integer n, integer h, integer w, integer c, int k, int s,
                       const float* centre, bf16* y, double* total) {
#define RUN(k_, s_) planes_forward(x, taps, n, h, w, c, centre, y, total, k_, s_)
    FOR_SHAPE(RUN)
#undef RUN
}

// From the gradient behind norm and activation to that of the input and of the taps (`dtaps`, zero at first).
void depthwise_backward(const bf16* x, const bf16* y, const bf16* dy, const float* taps, integer n, integer h,
                        integer w, integer c, int k, int s, const float* scale, const float* offset, const float* pull,
                        int kind, bf16* dx, float* dtaps) {
#define SHAPED(k_, s_, kind_)                                                                                          \
    planes_backward(x, y, dy, taps, n, h, w, c, scale, offset, pull, kind_, dx, dtaps, k_, s_)
#define RUN(kind_)                                                                                                     \
    do {                                                                                                               \
        if (k == 3 && s == 1)                                                                                          \
            SHAPED(3, 1, kind_);                                                                                       \
        else if (k == 3)                                                                                               \
            SHAPED(3, 2, kind_);                                                                                       \
        else if (s == 1)                                                                                               \
            SHAPED(5, 1, kind_);                                                                                       \
        else                                                                                                           \
            SHAPED(5, 2, kind_);                                                                                       \
    } while (0)
    FOR_KIND(RUN)
#undef RUN
#undef SHAPED
}

// ------------------------------------------------------------------------------------------------------- the others

// 3x3 windows at stride 2 with a border of one, which never wins.
void max_pool_forward(const bf16* x, integer n, integer h, integer w, integer c, bf16* y) {
    const integer ho = (h - 1) / 2 + 1, wo = (w - 1) / 2 + 1;
    for (integer b = 0; b < n; ++b)
        for (integer oy = 0; oy < ho; ++oy)
            for (integer ox = 0; ox < wo; ++ox)
                for (integer i = 0; i < c; i += kLanes) {
                    const __mmask16 mask = lanes(c - i);
                    wide best = all(-3e38f);
                    for (integer iy = oy ? 2 * oy - 1 : 0; iy <= 2 * oy + 1 && iy < h; ++iy)
                        for (integer ix = ox ? 2 * ox - 1 : 0; ix <= 2 * ox + 1 && ix < w; ++ix)
                            best = _mm512_max_ps(best, get(x + ((b * h + iy) * w + ix) * c + i, mask));
                    put(y + ((b * ho + oy) * wo + ox) * c + i, mask, best);
                }
}

void max_pool_backward(const bf16* x, const bf16* y, const bf16* dy, integer n, integer h, integer w, integer c,
                       bf16* dx) {
    const integer ho = (h - 1) / 2 + 1, wo = (w - 1) / 2 + 1;
    memset(dx, 0, (size_t)(n * h * w * c) * sizeof(bf16));
    for (integer b = 0; b < n; ++b)
        for (integer oy = 0; oy < ho; ++oy)
            for (integer ox = 0; ox < wo; ++ox)
                for (integer i = 0; i < c; i += kLanes) {
                    const integer to = ((b * ho + oy) * wo + ox) * c + i;
                    const wide best = get(y + to, lanes(c - i)), g = get(dy + to, lanes(c - i));
                    __mmask16 open = lanes(c - i); // channels whose largest value was not met yet
                    for (integer iy = oy ? 2 * oy - 1 : 0; iy <= 2 * oy + 1 && iy < h; ++iy)
                        for (integer ix = ox ? 2 * ox - 1 : 0; ix <= 2 * ox + 1 && ix < w; ++ix) {
                            const integer at = ((b * h + iy) * w + ix) * c + i;
                            const __mmask16 hit = _mm512_mask_cmp_ps_mask(open, get(x + at, open), best, _CMP_EQ_OQ);
                            open &= ~hit;
                            if (hit) put(dx + at, hit, get(dx + at, hit) + g);
                        }
                }
}

void mean_forward(const bf16* x, integer n, integer area, integer c, float* y) {
    for (integer b = 0; b < n; ++b)
        for (integer i = 0; i < c; i += kLanes) {
            const __mmask16 mask = lanes(c - i);
            wide sum = _mm512_setzero_ps();
            for (integer at = 0; at < area; ++at)
                sum += get(x + (b * area + at) * c + i, mask);
            _mm512_mask_storeu_ps(y + b * c + i, mask, sum * all(1.0f / area));
        }
}

void mean_backward(const float* dy, integer n, integer area, integer c, bf16* dx) {
    for (integer b = 0; b < n; ++b)
        for (integer at = 0; at < area; ++at)
            for (integer i = 0; i < c; i += kLanes)
                put(dx + (b * area + at) * c + i, lanes(c - i),
                    part_of(dy + b * c + i, lanes(c - i)) * all(1.0f / area));
}

void gate_forward(const bf16* x, const float* gate, integer n, integer area, integer c, bf16* y) {
    for (integer b = 0; b < n; ++b)
        for (integer at = 0; at < area; ++at)
            for (integer i = 0; i < c; i += kLanes) {
                const __mmask16 mask = lanes(c - i);
                const integer where = (b * area + at) * c + i;
                put(y + where, mask, get(x + where, mask) * part_of(gate + b * c + i, mask));
            }
}

void gate_backward(const bf16* x, const float* gate, const bf16* dy, integer n, integer area, integer c, bf16* dx,
                   float* dgate) {
    for (integer b = 0; b < n; ++b)
        for (integer i = 0; i < c; i += kLanes) {
            const __mmask16 mask = lanes(c - i);
            const wide factor = part_of(gate + b * c + i, mask);
            wide sum = _mm512_setzero_ps();
            for (integer at = 0; at < area; ++at) {
                const integer where = (b * area + at) * c + i;
                const wide g = get(dy + where, mask);
                sum += g * get(x + where, mask);
                put(dx + where, mask, g * factor);
            }
            _mm512_mask_storeu_ps(dgate + b * c + i, mask, sum);
        }
}

// out[r, j] = x[r, index[j]]
void gather_channels(const bf16* x, integer rows, integer c_in, const int* index, integer c_out, bf16* out) {
    for (integer r = 0; r < rows; ++r)
        for (integer j = 0; j < c_out; ++j)
            out[r * c_out + j] = x[r * c_in + index[j]];
}

// left and right [rows, c] to out [rows, 2 c] alternating, and back.
void interleave(const bf16* restrict left, const bf16* restrict right, integer rows, integer c, bf16* restrict out) {
    for (integer r = 0; r < rows; ++r)
        for (integer j = 0; j < c; ++j) {
            out[2 * (r * c + j)] = left[r * c + j];
            out[2 * (r * c + j) + 1] = right[r * c + j];
        }
}

void separate(const bf16* restrict x, integer rows, integer c, bf16* restrict left, bf16* restrict right) {
    for (integer r = 0; r < rows; ++r)
        for (integer j = 0; j < c; ++j) {
            left[r * c + j] = x[2 * (r * c + j)];
            right[r * c + j] = x[2 * (r * c + j) + 1];
        }
}

static bf16 rounded(float v) {
    unsigned bits;
    memcpy(&bits, &v, 4);
    return (bf16)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

// The 27 values under each 3x3 window at stride 2 of a float32 map [n, h, w, 3], in rows of 32 whose last five are zero.
void windows_of_three(const float* x, integer n, integer h, integer w, bf16* out) {
    const integer ho = (h - 1) / 2 + 1, wo = (w - 1) / 2 + 1, pitch = (w + 2) * 3;
    bf16* framed = calloc((size_t)(h + 3) * pitch, sizeof(bf16));
    for (integer b = 0; b < n; ++b) {
        for (integer iy = 0; iy < h; ++iy)
            for (integer i = 0; i < w * 3; ++i)
                framed[(iy + 1) * pitch + 3 + i] = rounded(x[(b * h + iy) * w * 3 + i]);
        for (integer oy = 0; oy < ho; ++oy)
            for (integer ox = 0; ox < wo; ++ox) {
                bf16* to = out + ((b * ho + oy) * wo + ox) * 32;
                const bf16* from = framed + 2 * oy * pitch + 6 * ox;
                memset(to + 27, 0, 5 * sizeof(bf16));
                for (int ky = 0; ky < 3; ++ky)
                    memcpy(to + 9 * ky, from + ky * pitch, 9 * sizeof(bf16));
            }
    }
    free(framed);
}
