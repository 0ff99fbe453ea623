#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// The part of ONNX Runtime's C interface that Convlens calls, declared here so that neither its headers nor its
/// library are needed to build. The interface is a table of functions that only ever grows at its end; the places are
/// those of its first version (onnxruntime_c_api.h), whose last entry is number 101 for good, and one of its fifth,
/// which begins at 127.
namespace convlens::ort {

struct Env;
struct Status;
struct MemoryInfo;
struct Session;
struct Value;
struct RunOptions;
struct SessionOptions;

/// Values of the interface's enumerations.
inline constexpr int kLogFatalOnly = 4;
inline constexpr int kOptimiseAll = 99;
inline constexpr int kDeviceAllocator = 0, kDefaultMemory = 0;
inline constexpr int kFloat = 1;

/// A loaded library. Never unloaded: its threads may outlive everything here.
struct Library {
    const char* (*getErrorMessage)(const Status*) = nullptr;
    Status* (*createEnv)(int logLevel, const char* id, Env**) = nullptr;
    Status* (*createSessionFromArray)(const Env*, const void* model, std::size_t bytes, const SessionOptions*,
                                      Session**) = nullptr;
    Status* (*run)(Session*, const RunOptions*, const char* const* inputNames, const Value* const* inputs,
                   std::size_t inputCount, const char* const* outputNames, std::size_t outputCount,
                   Value** outputs) = nullptr;
    Status* (*createSessionOptions)(SessionOptions**) = nullptr;
    Status* (*setGraphOptimizationLevel)(SessionOptions*, int level) = nullptr;
    Status* (*setIntraOpNumThreads)(SessionOptions*, int threads) = nullptr;
    Status* (*setInterOpNumThreads)(SessionOptions*, int threads) = nullptr;
    /// Since version 5 of the interface. Keys that a library does not know are kept and ignored.
    Status* (*addSessionConfigEntry)(SessionOptions*, const char* key, const char* value) = nullptr;
    Status* (*createTensorWithData)(const MemoryInfo*, void* data, std::size_t bytes, const std::int64_t* dims,
                                    std::size_t dimCount, int elementType, Value**) = nullptr;
    Status* (*getTensorData)(Value*, void**) = nullptr;
    Status* (*getElementCount)(const void* shapeInfo, std::size_t*) = nullptr;
    Status* (*getTypeAndShape)(const Value*, void** shapeInfo) = nullptr;
    Status* (*createCpuMemoryInfo)(int allocatorType, int memoryType, MemoryInfo**) = nullptr;
    void (*releaseStatus)(Status*) = nullptr;
    void (*releaseMemoryInfo)(MemoryInfo*) = nullptr;
    void (*releaseSession)(Session*) = nullptr;
    void (*releaseValue)(Value*) = nullptr;
    void (*releaseShapeInfo)(void*) = nullptr;
    void (*releaseSessionOptions)(SessionOptions*) = nullptr;

    std::string version; ///< "1.23.2"
    std::string path;    ///< as it was asked for

    /// Nothing, or what the library says is wrong. Takes the status.
    Result<void> check(Status* status) const;
};

/// Where the library may be, in the order in which it is tried: the file or folder that CONVLENS_ONNXRUNTIME names, and
/// nothing else if it is set; else the system's loader under its two usual names, then the npm package onnxruntime-node
/// below NODE_PATH, the home folder and the usual folders for all users. The working directory is left out, so that
/// starting Convlens beside a stranger's files runs none of their code.
std::vector<std::filesystem::path> libraryCandidates();

/// Loads the first candidate that is there. Unsupported says where it was looked for, or what is wrong with the one
/// that was found.
Result<Library> loadLibrary(const std::vector<std::filesystem::path>& candidates);

} // namespace convlens::ort
