#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/weights/weights.h"

#include <cstdint>
#include <span>
#include <string>

namespace convlens {

/// Whether the bytes are a PyTorch checkpoint: a zip archive (since 1.6), or the older form of several pickles followed
/// by the values, which most published checkpoints of the ports still have.
bool looksLikePytorch(std::span<const std::uint8_t> bytes);

/// Reads the state dict of a checkpoint written by torch.save: names, shapes, values (F32, F16, BF16, F64; integers
/// without values). Pickles are interpreted as data by a closed list of instructions (pickle.h); nothing is executed.
/// The state dict is the saved dict itself, or stands in it under one of state_dict, model_state_dict, model, net,
/// model_ema, state_dict_ema (the first of these that is there; metadata "checkpoint_key" says which).
/// A tensor may be a strided view of its storage, but lies inside it and has at most as many values; all tensors
/// together have at most as many values as the file has bytes. Errors (BadFormat, Unsupported, TooLarge, Cancelled)
/// begin with the path.
Result<WeightsFile> parsePytorch(std::span<const std::uint8_t> bytes, const std::string& path,
                                 const CancelToken& cancel = {});

} // namespace convlens
