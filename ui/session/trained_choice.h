#pragma once
#include "core/trained/trained.h"
#include "ui/session/session_values.h"

#include <QString>

/// Our own trained networks as the window's weights. Their files lie inside the program and are named by paths like
/// ":/weights/...", so that sessions, undo and exports need no third kind of weights.
namespace convlens {

class SessionObject;

WeightsChoice trainedChoice(const TrainedNetwork& network);
/// Null if the weights are not ours.
const TrainedNetwork* trainedOf(const WeightsChoice& choice);
/// Undoable: the family's network that comes trained with the program, whose width and classes are its own.
void chooseTrained(SessionObject& session, Family family);
/// The weights that a specification gets at launch: ours where they fit it, else random ones.
WeightsChoice choiceFor(const NetworkSpec& spec);

/// "10 classes, CIFAR-10, 80 px": what a network with weights from a file was trained on, as far as the file tells;
/// empty for random weights and before they are loaded.
QString trainingInWords(const NetworkState& network);
/// What follows from it for a photo, in one or two sentences; empty where there is nothing to say.
QString trainingLimits(const NetworkState& network);
/// For tooltips: data, accuracy with its photos and resolution, calibration, recipe. Plain text, a fact a line.
QString trainingFacts(const TrainedNetwork& network);

} // namespace convlens
