// The two operators on which PyTorch's CPU build spends most of a training step of these networks, for one thread and
// channels-last float32 maps: batch norm together with its activation, and depthwise convolution. Compiled by
// kernels.py with -O3 -march=native -ffast-math.
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef long long integer;

enum { kLinear, kRelu, kRelu6, kHSwish };

static inline float act(float z, int kind) {
    switch (kind) {
    case kRelu:
        return z > 0 ? z : 0;
    case kRelu6:
        return z < 0 ? 0 : z > 6 ? 6 : z;
    case kHSwish: {
        const float gate = z + 3 < 0 ? 0 : z + 3 > 6 ? 6 : z + 3;
        return z * gate * (1.0f / 6);
    }
    default:
        return z;
    }
}

static inline float slope(float z, int kind) {
    switch (kind) {
    case kRelu:
        return z > 0 ? 1 : 0;
    case kRelu6:
        return z > 0 && z < 6 ? 1 : 0;
    case kHSwish:
        return z <= -3 ? 0 : z >= 3 ? 1 : z * (1.0f / 3) + 0.5f;
    default:
        return 1;
    }
}

enum { kBlock = 256 }; // rows summed in float before they are added in double

// ---------------------------------------------------------------------------------------- batch norm and activation

// x, y: [rows, channels]. Writes the batch's mean and 1 / sqrt(variance + epsilon), and moves the running statistics.
static inline __attribute__((always_inline)) void forward(const float* restrict x, integer rows, integer channels,
                                                          const float* restrict gamma, const float* restrict beta,
                                                          float epsilon, float momentum, int kind, float* restrict mean,
                                                          float* restrict inverse, float* restrict running_mean,
                                                          float* restrict running_var, float* restrict y) {
    // Sums are taken of differences from the first row, so that a large mean does not eat the variance's digits.
    double* total = calloc((size_t)channels * 2, sizeof(double));
    float* part = malloc((size_t)channels * 2 * sizeof(float));
    float *scale = part, *shift = part + channels;
    for (integer begin = 0; begin < rows; begin += kBlock) {
        const integer end = begin + kBlock < rows ? begin + kBlock : rows;
        memset(part, 0, (size_t)channels * 2 * sizeof(float));
        for (integer r = begin; r < end; ++r) {
            const float* restrict row = x + r * channels;
            for (integer c = 0; c < channels; ++c) {
                const float d = row[c] - x[c];
                part[c] += d;
                part[channels + c] += d * d;
            }
        }
        for (integer c = 0; c < 2 * channels; ++c)
            total[c] += part[c];
    }
    for (integer c = 0; c < channels; ++c) {
        const double d = total[c] / rows;
        double variance = total[channels + c] / rows - d * d;
        if (variance < 0) variance = 0;
        mean[c] = (float)(x[c] + d);
        inverse[c] = (float)(1 / sqrt(variance + epsilon));
        const double unbiased = rows > 1 ? variance * rows / (rows - 1) : variance;
        running_mean[c] += momentum * (mean[c] - running_mean[c]);
        running_var[c] += momentum * ((float)unbiased - running_var[c]);
        scale[c] = gamma[c] * inverse[c];
        shift[c] = beta[c] - mean[c] * scale[c];
    }
    for (integer r = 0; r < rows; ++r) {
        const float* restrict row = x + r * channels;
        float* restrict out = y + r * channels;
        for (integer c = 0; c < channels; ++c)
            out[c] = act(row[c] * scale[c] + shift[c], kind);
    }
    free(part);
    free(total);
}

static inline __attribute__((always_inline)) void backward(const float* restrict x, const float* restrict dy,
                                                           integer rows, integer channels, const float* restrict gamma,
                                                           const float* restrict beta, const float* restrict mean,
                                                           const float* restrict inverse, int kind, float* restrict dx,
                                                           float* restrict dgamma, float* restrict dbeta) {
    double* total = calloc((size_t)channels * 2, sizeof(double));
    float* part = malloc((size_t)channels * 6 * sizeof(float));
    float *scale = part + 2 * channels, *shift = part + 3 * channels;
    float *slant = part + 4 * channels, *offset = part + 5 * channels;
    for (integer c = 0; c < channels; ++c) {
        scale[c] = gamma[c] * inverse[c];
        shift[c] = beta[c] - mean[c] * scale[c];
    }
    for (integer begin = 0; begin < rows; begin += kBlock) {
        const integer end = begin + kBlock < rows ? begin + kBlock : rows;
        memset(part, 0, (size_t)channels * 2 * sizeof(float));
        for (integer r = begin; r < end; ++r) {
            const float* restrict row = x + r * channels, * restrict up = dy + r * channels;
            for (integer c = 0; c < channels; ++c) {
                const float g = up[c] * slope(row[c] * scale[c] + shift[c], kind);
                part[c] += g;
                part[channels + c] += g * (row[c] - mean[c]);
            }
        }
        for (integer c = 0; c < 2 * channels; ++c)
            total[c] += part[c];
    }
    for (integer c = 0; c < channels; ++c) {
        dbeta[c] = (float)total[c];
        dgamma[c] = (float)total[channels + c] * inverse[c];
        // dx = scale (g - mean of g - x^ mean of (g x^)) = scale g - slant x - offset
        slant[c] = scale[c] * inverse[c] * dgamma[c] / rows;
        offset[c] = scale[c] * dbeta[c] / rows - slant[c] * mean[c];
    }
    for (integer r = 0; r < rows; ++r) {
        const float* restrict row = x + r * channels, * restrict up = dy + r * channels;
        float* restrict out = dx + r * channels;
        for (integer c = 0; c < channels; ++c) {
            const float g = up[c] * slope(row[c] * scale[c] + shift[c], kind);
            out[c] = scale[c] * g - slant[c] * row[c] - offset[c];
        }
    }
    free(part);
    free(total);
}

// One copy of the loops for each activation, so that they vectorise without a choice inside.
void norm_act_forward(const float* x, integer rows, integer channels, const float* gamma, const float* beta,
                      float epsilon, float momentum, int kind, float* mean, float* inverse, float* running_mean,
                      float* running_var, float* y) {
#define RUN(kind_)                                                                                                     \
    forward(x, rows, channels, gamma, beta, epsilon, momentum, kind_, mean, inverse, running_mean, running_var, y)
    if (kind == kRelu)
        RUN(kRelu);
    else if (kind == kRelu6)
        RUN(kRelu6);
    else if (kind == kHSwish)
        RUN(kHSwish);
    else
        RUN(kLinear);
#undef RUN
}

void norm_act_backward(const float* x, const float* dy, integer rows, integer channels, const float* gamma,
                       const float* beta, const float* mean, const float* inverse, int kind, float* dx, float* dgamma,
                       float* dbeta) {
#define RUN(kind_) backward(x, dy, rows, channels, gamma, beta, mean, inverse, kind_, dx, dgamma, dbeta)
    if (kind == kRelu)
        RUN(kRelu);
    else if (kind == kRelu6)
        RUN(kRelu6);
    else if (kind == kHSwish)
        RUN(kHSwish);
    else
        RUN(kLinear);
#undef RUN
}

// ---------------------------------------------------------------------------------------------- depthwise convolution

// Maps are [n, h, w, c], filters [c, k, k]; padding (k - 1) / 2. Channels go sixteen at a time; the last group of a
// width that does not divide begins earlier and does some channels twice, which is harmless because each group is
// calculated whole before it is stored. Fewer than sixteen channels take the width of one.
typedef float wide __attribute__((vector_size(64), aligned(4)));

#define EACH_GROUP(...)                                                                                                \
    if (c >= 16)                                                                                                       \
        for (integer at = 0; at < c; at += 16) {                                                                       \
            const integer i = at + 16 <= c ? at : c - 16;                                                              \
            typedef wide value;                                                                                        \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    else                                                                                                               \
        for (integer i = 0; i < c; ++i) {                                                                              \
            typedef float value;                                                                                       \
            __VA_ARGS__                                                                                                \
        }

static float* taps_first(const float* filter, integer c, int k) { // [c, k k] to [k k, c]
    float* out = malloc((size_t)c * k * k * sizeof(float));
    for (integer i = 0; i < c; ++i)
        for (int t = 0; t < k * k; ++t)
            out[t * c + i] = filter[i * k * k + t];
    return out;
}

static inline integer least(integer a, integer b) {
    return a < b ? a : b;
}
static inline integer most(integer a, integer b) {
    return a > b ? a : b;
}

void depthwise_forward(const float* x, const float* filter, integer n, integer h, integer w, integer c, int k, int s,
                       float* y) {
    const integer p = (k - 1) / 2, ho = (h - 1) / s + 1, wo = (w - 1) / s + 1;
    float* taps = taps_first(filter, c, k);
    for (integer b = 0; b < n; ++b)
        for (integer oy = 0; oy < ho; ++oy)
            for (integer ox = 0; ox < wo; ++ox) {
                const integer top = oy * s - p, left = ox * s - p;
                const integer y0 = most(0, -top), y1 = least(k, h - top), x0 = most(0, -left), x1 = least(k, w - left);
                const float* from = x + ((b * h + top) * w + left) * c;
                float* to = y + ((b * ho + oy) * wo + ox) * c;
                EACH_GROUP({
                    value sum = {0};
                    for (integer ky = y0; ky < y1; ++ky)
                        for (integer kx = x0; kx < x1; ++kx)
                            sum += *(const value*)(from + (ky * w + kx) * c + i) *
                                   *(const value*)(taps + (ky * k + kx) * c + i);
                    *(value*)(to + i) = sum;
                })
            }
    free(taps);
}

void depthwise_backward_input(const float* dy, const float* filter, integer n, integer h, integer w, integer c, int k,
                              int s, float* dx) {
    const integer p = (k - 1) / 2, ho = (h - 1) / s + 1, wo = (w - 1) / s + 1;
    float* taps = taps_first(filter, c, k);
    for (integer b = 0; b < n; ++b)
        for (integer iy = 0; iy < h; ++iy)
            for (integer ix = 0; ix < w; ++ix) {
                // Output (iy + p - ky) / s used this pixel at tap ky, where that divides and exists.
                const integer oy1 = least(ho - 1, (iy + p) / s), ox1 = least(wo - 1, (ix + p) / s);
                const integer oy0 = most(0, (iy + p - k + s) / s), ox0 = most(0, (ix + p - k + s) / s);
                float* to = dx + ((b * h + iy) * w + ix) * c;
                EACH_GROUP({
                    value sum = {0};
                    for (integer oy = oy0; oy <= oy1; ++oy)
                        for (integer ox = ox0; ox <= ox1; ++ox)
                            sum += *(const value*)(dy + ((b * ho + oy) * wo + ox) * c + i) *
                                   *(const value*)(taps + ((iy + p - oy * s) * k + ix + p - ox * s) * c + i);
                    *(value*)(to + i) = sum;
                })
            }
    free(taps);
}

void depthwise_backward_filter(const float* x, const float* dy, integer n, integer h, integer w, integer c, int k,
                               int s, float* dfilter) {
    const integer p = (k - 1) / 2, ho = (h - 1) / s + 1, wo = (w - 1) / s + 1;
    float* sums = calloc((size_t)c * k * k, sizeof(float));
    float* part = malloc((size_t)c * k * k * sizeof(float));
    for (integer b = 0; b < n; ++b) { // a photo at a time: both maps then stay in the second-level cache
        for (integer ky = 0; ky < k; ++ky)
            for (integer kx = 0; kx < k; ++kx) {
                // Outputs whose tap lies inside the map.
                const integer oy0 = (most(0, p - ky) + s - 1) / s, ox0 = (most(0, p - kx) + s - 1) / s;
                const integer oy1 = h - 1 + p - ky < 0 ? 0 : least(ho, (h - 1 + p - ky) / s + 1);
                const integer ox1 = w - 1 + p - kx < 0 ? 0 : least(wo, (w - 1 + p - kx) / s + 1);
                const integer step = s * c;
                EACH_GROUP({
                    value even = {0}, odd = {0};
                    for (integer oy = oy0; oy < oy1; ++oy) {
                        const float* up = dy + ((b * ho + oy) * wo + ox0) * c + i;
                        const float* from = x + ((b * h + oy * s + ky - p) * w + ox0 * s + kx - p) * c + i;
                        integer ox = ox0;
                        for (; ox + 1 < ox1; ox += 2, up += 2 * c, from += 2 * step) {
                            even += *(const value*)up * *(const value*)from;
                            odd += *(const value*)(up + c) * *(const value*)(from + step);
                        }
                        if (ox < ox1) even += *(const value*)up * *(const value*)from;
                    }
                    *(value*)(part + (ky * k + kx) * c + i) = even + odd;
                })
            }
        for (integer i = 0; i < c * k * k; ++i)
            sums[i] += part[i];
    }
    for (integer i = 0; i < c; ++i)
        for (int t = 0; t < k * k; ++t)
            dfilter[i * k * k + t] = sums[t * c + i];
    free(part);
    free(sums);
}

// ------------------------------------------------------------------------------------------------------- augmentation

typedef float four __attribute__((vector_size(16), aligned(4)));

// Where output pixel `at` of `count` lies on a side of `side` pixels: scale and shift are those of an affine grid on
// [-1, 1], and what falls outside is mirrored at the photo's edge.
static void position(integer at, integer count, integer side, float scale, float shift, integer* from, float* share) {
    const float place = scale * ((2 * at + 1) / (float)count - 1) + shift;
    float x = fabsf((place + 1) * side * 0.5f);
    x = fmodf(x, 2.0f * side);
    x = (x > side ? 2 * side - x : x) - 0.5f;
    x = x < 0 ? 0 : x > side - 1 ? side - 1 : x;
    *from = (integer)x < side - 2 ? (integer)x : side - 2;
    *share = x - *from;
}

// photos [n, side, side, 4] (the fourth value is nothing) to out [n, size, size, 3], bilinear; `how` [n, 4] is scale and
// shift along x, then along y.
void resample(const float* photos, const float* how, integer n, integer side, integer size, float* out) {
    four* row = malloc((size_t)side * sizeof(four));
    float *line = malloc((size_t)(3 * size + 1) * sizeof(float)), *share = malloc((size_t)size * sizeof(float));
    integer* from = malloc((size_t)size * sizeof(integer));
    for (integer b = 0; b < n; ++b) {
        for (integer i = 0; i < size; ++i)
            position(i, size, side, how[4 * b], how[4 * b + 1], from + i, share + i);
        for (integer j = 0; j < size; ++j) {
            integer top;
            float below;
            position(j, size, side, how[4 * b + 2], how[4 * b + 3], &top, &below);
            const four *upper = (const four*)(photos + (b * side + top) * side * 4), *lower = upper + side;
            for (integer i = 0; i < side; ++i)
                row[i] = upper[i] + below * (lower[i] - upper[i]);
            for (integer i = 0; i < size; ++i)
                *(four*)(line + 3 * i) = row[from[i]] + share[i] * (row[from[i] + 1] - row[from[i]]);
            memcpy(out + (b * size + j) * size * 3, line, (size_t)size * 3 * sizeof(float));
        }
    }
    free(from);
    free(share);
    free(line);
    free(row);
}
