#pragma once
#include "core/labs/lab.h"

/// The labs, one function a file beside this one; lab_registry.cpp lists them.
namespace convlens {

Lab depthwiseSeparableLab();
Lab multipliersLab();
Lab channelShuffleLab();
Lab invertedResidualLab();

} // namespace convlens
