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
/// Undoable: the family's network that comes trained with the program, whose width and classes are its own; without
/// one, the family as its paper has it, with random weights.
void chooseTrained(SessionObject& session, Family family);
/// The weights that a specification gets at launch: ours where they fit it, else random ones.
WeightsChoice choiceFor(const NetworkSpec& spec);

/// A network and the weights that it is to have.
struct NetworkChoice {
    NetworkSpec spec;
    WeightsChoice weights;
};
/// What is offered to stand beside the network in focus: MobileNetV1, and MobileNetV2 beside that. Where the focus has
/// weights that see something, ours; a network with random weights gets one of its own resolution with random ones.
NetworkChoice offeredBeside(const NetworkSpec& focus, const WeightsChoice& weights);

/// "10 classes, CIFAR-10, 80 px": what a network with weights from a file was trained on, as far as the file tells;
/// empty for random weights and before they are loaded.
QString trainingInWords(const NetworkState& network);
/// What follows from it for a photo, in one or two sentences; empty where there is nothing to say.
QString trainingLimits(const NetworkState& network);
/// The same in a handful of words: "Calls everything one of its 10."
QString trainingLimitsInShort(const NetworkState& network);
/// For tooltips: data, accuracy with its photos and resolution, calibration, recipe. Plain text, a fact a line.
QString trainingFacts(const TrainedNetwork& network);

} // namespace convlens
