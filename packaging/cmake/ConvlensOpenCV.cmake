# Defines opencv_core, opencv_imgproc, ... for the modules in `convlens_opencv_modules`, and OpenCV_VERSION.
# OpenCV's own CMake package insists on every module that it was built with, which in Debian means libopencv-dev with
# some 370 packages. Where that package is not there, the few modules we use are found one by one.
find_package(OpenCV QUIET CONFIG COMPONENTS ${convlens_opencv_modules})
if(OpenCV_FOUND)
    return()
endif()

find_path(CONVLENS_OPENCV_INCLUDE_DIR opencv2/core/version.hpp PATH_SUFFIXES opencv4)
if(NOT CONVLENS_OPENCV_INCLUDE_DIR)
    message(FATAL_ERROR "OpenCV was not found. Debian: libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev libopencv-dnn-dev libopencv-videoio-dev")
endif()
file(STRINGS "${CONVLENS_OPENCV_INCLUDE_DIR}/opencv2/core/version.hpp" convlens_version_lines
     REGEX "^#define CV_VERSION_(MAJOR|MINOR|REVISION)")
string(REGEX REPLACE "[^0-9]+" "." OpenCV_VERSION "${convlens_version_lines}")
string(REGEX REPLACE "^\\.|\\.$" "" OpenCV_VERSION "${OpenCV_VERSION}")
set(OpenCV_INCLUDE_DIRS "${CONVLENS_OPENCV_INCLUDE_DIR}")

foreach(module IN LISTS convlens_opencv_modules)
    find_library(CONVLENS_OPENCV_${module} opencv_${module})
    if(NOT CONVLENS_OPENCV_${module} OR NOT EXISTS "${CONVLENS_OPENCV_INCLUDE_DIR}/opencv2/${module}.hpp")
        message(FATAL_ERROR "OpenCV's module ${module} was not found. Debian: libopencv-${module}-dev")
    endif()
    add_library(opencv_${module} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(opencv_${module} PROPERTIES
        IMPORTED_LOCATION "${CONVLENS_OPENCV_${module}}"
        INTERFACE_INCLUDE_DIRECTORIES "${CONVLENS_OPENCV_INCLUDE_DIR}")
endforeach()
message(STATUS "Found OpenCV ${OpenCV_VERSION} by its modules: ${convlens_opencv_modules}")
