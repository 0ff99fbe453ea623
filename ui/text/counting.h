#pragma once
#include "core/cost/conventions.h"

#include <QString>

/// What a count is a number of, in words: every figure that follows the counting convention names it.
namespace convlens {

/// For menus: "as the papers", "as fvcore".
QString conventionName(Convention convention);
/// What it counts and what not, in a sentence or two.
QString conventionExplained(Convention convention);
/// For headers: "Multiply-adds (papers)", "Counted (fvcore)", "Operations (all)".
QString countTitle(Convention convention);
/// After a number, in sentences: "multiply-adds", "multiply-adds and others", "operations".
QString countUnit(Convention convention);
/// The number with its unit and convention: "301 M multiply-adds (papers)".
QString countInWords(double counted, Convention convention);
/// Under charts: "counted as fvcore: multiply-adds of ...".
QString countingCondition(Convention convention);
/// Every digit; a half only where pytorchcv counts one.
QString fullCounted(double counted);

} // namespace convlens
