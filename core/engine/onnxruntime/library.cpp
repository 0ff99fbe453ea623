#include "core/engine/onnxruntime/library.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <system_error>

#include <dlfcn.h>

namespace convlens::ort {

namespace fs = std::filesystem;

namespace {

/// Interface version of ONNX Runtime 1.8, the first that reads operator set 14. Later libraries still give it.
constexpr std::uint32_t kInterfaceVersion = 8;

struct ApiBase {
    const void* (*getApi)(std::uint32_t version);
    const char* (*getVersionString)();
};

template <class Function>
void take(const void* const* table, int place, Function& function) {
    function = reinterpret_cast<Function>(const_cast<void*>(table[place]));
}

#if defined(__aarch64__)
constexpr const char* kNodeArchitecture = "arm64";
#else
constexpr const char* kNodeArchitecture = "x64";
#endif

/// Libraries of the npm package below a node_modules folder, newest interface first. They are called
/// bin/napi-v6/linux/x64/libonnxruntime.so.1, the number growing with Node's.
std::vector<fs::path> inNodeModules(const fs::path& modules) {
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(modules / "onnxruntime-node" / "bin", error)) {
        const fs::path folder = entry.path() / "linux" / kNodeArchitecture;
        for (const auto& file : fs::directory_iterator(folder, error)) {
            if (file.path().filename().string().starts_with("libonnxruntime.so")) found.push_back(file.path());
        }
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

void append(std::vector<fs::path>& to, const std::vector<fs::path>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

Result<Library> bind(void* handle, const fs::path& path) {
    using GetApiBase = const ApiBase* (*)();
    const auto getApiBase = reinterpret_cast<GetApiBase>(dlsym(handle, "OrtGetApiBase"));
    if (!getApiBase) return Error{ErrorCode::Unsupported, path.string() + " is not ONNX Runtime"};
    const ApiBase* base = getApiBase();
    Library lib;
    lib.path = path.string();
    lib.version = base->getVersionString();
    const auto* table = static_cast<const void* const*>(base->getApi(kInterfaceVersion));
    if (!table)
        return Error{ErrorCode::Unsupported,
                     path.string() + " is ONNX Runtime " + lib.version + "; 1.8 or later is needed"};
    take(table, 2, lib.getErrorMessage);
    take(table, 3, lib.createEnv);
    take(table, 8, lib.createSessionFromArray);
    take(table, 9, lib.run);
    take(table, 10, lib.createSessionOptions);
    take(table, 23, lib.setGraphOptimizationLevel);
    take(table, 24, lib.setIntraOpNumThreads);
    take(table, 25, lib.setInterOpNumThreads);
    take(table, 49, lib.createTensorWithData);
    take(table, 51, lib.getTensorData);
    take(table, 64, lib.getElementCount);
    take(table, 65, lib.getTypeAndShape);
    take(table, 69, lib.createCpuMemoryInfo);
    take(table, 93, lib.releaseStatus);
    take(table, 94, lib.releaseMemoryInfo);
    take(table, 95, lib.releaseSession);
    take(table, 96, lib.releaseValue);
    take(table, 99, lib.releaseShapeInfo);
    take(table, 100, lib.releaseSessionOptions);
    take(table, 130, lib.addSessionConfigEntry);
    return lib;
}

} // namespace

Result<void> Library::check(Status* status) const {
    if (!status) return {};
    std::string message = getErrorMessage(status);
    releaseStatus(status);
    std::replace(message.begin(), message.end(), '\n', ' ');
    return Error{ErrorCode::Internal, "ONNX Runtime: " + message};
}

std::vector<fs::path> libraryCandidates() {
    std::vector<fs::path> found;
    if (const fs::path given = environment("CONVLENS_ONNXRUNTIME"); !given.empty()) {
        std::error_code error;
        if (!fs::is_directory(given, error)) return {given};
        append(found, {given / "libonnxruntime.so.1", given / "libonnxruntime.so"});
        append(found, inNodeModules(given));
        append(found, inNodeModules(given / "node_modules"));
        return found;
    }
    append(found, {"libonnxruntime.so.1", "libonnxruntime.so"});
    std::istringstream folders(environment("NODE_PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty()) append(found, inNodeModules(folder));
    }
    if (const fs::path home = environment("HOME"); !home.empty()) append(found, inNodeModules(home / "node_modules"));
    for (const char* modules : {"/usr/local/lib/node_modules", "/usr/lib/node_modules", "/usr/share/nodejs"})
        append(found, inNodeModules(modules));
    return found;
}

Result<Library> loadLibrary(const std::vector<fs::path>& candidates) {
    std::string wrong;
    for (const fs::path& path : candidates) {
        std::error_code error;
        if (path.has_parent_path() && !fs::exists(path, error)) continue;
        if (void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) return bind(handle, path);
        // A bare name that the loader does not know is no fault; a file that is there and does not load is one.
        const char* reason = dlerror();
        if (path.has_parent_path() && wrong.empty()) wrong = reason ? reason : path.string() + " does not load";
    }
    if (!wrong.empty()) return Error{ErrorCode::Unsupported, wrong};
    const std::string given = environment("CONVLENS_ONNXRUNTIME");
    return Error{ErrorCode::Unsupported,
                 given.empty() ? "libonnxruntime.so.1 is in none of the system's library folders, and the npm package "
                                 "onnxruntime-node in none of its own; CONVLENS_ONNXRUNTIME can name the file"
                               : "CONVLENS_ONNXRUNTIME names '" + given + "', where there is no libonnxruntime.so"};
}

} // namespace convlens::ort
