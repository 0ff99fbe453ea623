#pragma once
#include "core/labs/lab.h"

/// The labs, one function a file beside this one; lab_registry.cpp lists them.
namespace convlens {

Lab denormalsLab();
Lab depthwiseSeparableLab();
Lab multipliersLab();
Lab channelShuffleLab();
Lab invertedResidualLab();
Lab guidelinesLab();
Lab linearBottleneckLab();
Lab v3PartsLab();

} // namespace convlens
