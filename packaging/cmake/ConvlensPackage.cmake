# `cpack --config build/<preset>/CPackConfig.cmake`: a Debian package on Linux, an installer on Windows, a disk image on macOS.
# Only the Debian package has ever been built and installed (packaging/check_package.sh does both). The other two are
# UNTESTED: nobody has run them yet. They say what should be right, not what was seen to work.
set(CPACK_PACKAGE_NAME convlens)
set(CPACK_PACKAGE_VENDOR "The Convlens developers")
set(CPACK_PACKAGE_CONTACT "${CONVLENS_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "understand and choose a light-weight convolutional network")
set(CPACK_PACKAGE_DESCRIPTION
"Convlens shows what happens inside MobileNet and ShuffleNet: the feature maps
of every layer for your own photos, and what each layer costs, in multiply-adds
as the papers count them and in time as measured on this computer. Networks are
compared side by side. The command line gives the same figures.")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_RESOURCE_FILE_README "${PROJECT_SOURCE_DIR}/README.md")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_EXECUTABLES convlens Convlens)
string(TOLOWER "${CMAKE_SYSTEM_NAME}" convlens_system)
set(CPACK_PACKAGE_FILE_NAME "convlens-${PROJECT_VERSION}-${convlens_system}-${CMAKE_SYSTEM_PROCESSOR}")

if(WIN32)
    set(CPACK_GENERATOR NSIS) # untested
    set(CPACK_NSIS_DISPLAY_NAME Convlens)
    set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\convlens.exe")
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_NSIS_MODIFY_PATH ON)
    message(STATUS "Packages for Windows are untested")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop) # untested
    set(CPACK_DMG_VOLUME_NAME Convlens)
    message(STATUS "Packages for macOS are untested")
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # asks the programs themselves which libraries they need
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
if(CONVLENS_BUILD_UI)
    # Found at run time, so that no library's name leads to them: letters to write with, and Wayland.
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-dejavu-core | fonts-noto-core")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-wqy-microhei | fonts-noto-cjk")
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, qt6-translations-l10n")
# Modes as Debian wants them, whatever the umask of the person who builds.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
