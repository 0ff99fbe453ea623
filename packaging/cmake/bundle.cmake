# Makes an installed tree relocatable: cmake -DPREFIX=dir -DLIBRARY_DIRS=a;b -DPLUGINS=dir -DPATCHELF=program -P bundle.cmake
# Copies Qt's plugins and every library that the programs need into lib/convlens beside them and points the programs there.
# Qt's own deployment script does this on Linux only from Qt 6.5 on; Debian 12 has 6.4.
foreach(name PREFIX PLUGINS PATCHELF)
    if(NOT ${name})
        message(FATAL_ERROR "say -D${name}=...")
    endif()
endforeach()
set(private "${PREFIX}/lib/convlens")

# Plugins that the window can use: displays, their input methods and decorations, and SVG. Nothing for databases or printing.
set(wanted platforms/libqxcb.so platforms/libqoffscreen.so platforms/libqminimal.so platforms/libqwayland-generic.so
    platforms/libqwayland-egl.so platforminputcontexts platformthemes/libqxdgdesktopportal.so xcbglintegrations
    wayland-shell-integration wayland-decoration-client wayland-graphics-integration-client
    imageformats/libqsvg.so imageformats/libqjpeg.so iconengines/libqsvgicon.so)
foreach(plugin IN LISTS wanted)
    get_filename_component(folder "${plugin}" DIRECTORY)
    if(EXISTS "${PLUGINS}/${plugin}")
        file(COPY "${PLUGINS}/${plugin}" DESTINATION "${private}/plugins/${folder}")
    endif()
endforeach()
file(GLOB_RECURSE plugins "${private}/plugins/*.so")
if(NOT plugins)
    message(FATAL_ERROR "no Qt plugin was found in ${PLUGINS}")
endif()

# What every Linux desktop has, and what must fit its kernel, C library, graphics driver and fonts, stays the system's.
set(system "^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libutil|libnsl|libstdc\\+\\+|libgcc_s"
    "|libGL|libEGL|libGLX|libGLdispatch|libOpenGL|libdrm|libgbm|libglapi|libX11|libX11-xcb|libxcb|libwayland-[a-z]+"
    "|libfontconfig|libfreetype)[.]so")
string(CONCAT system ${system})
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES "${PREFIX}/bin/convlens" "${PREFIX}/bin/convlens-cli"
    MODULES ${plugins}
    DIRECTORIES ${LIBRARY_DIRS}
    PRE_EXCLUDE_REGEXES "${system}"
    RESOLVED_DEPENDENCIES_VAR libraries
    UNRESOLVED_DEPENDENCIES_VAR missing)
if(missing)
    message(FATAL_ERROR "these libraries were not found: ${missing}")
endif()
foreach(library IN LISTS libraries)
    file(COPY "${library}" DESTINATION "${private}" FOLLOW_SYMLINK_CHAIN)
endforeach()

# DT_RPATH (not DT_RUNPATH) of a program holds for the libraries that its libraries need, too.
function(point_to file path)
    execute_process(COMMAND "${PATCHELF}" --force-rpath --set-rpath "${path}" "${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()
foreach(program convlens convlens-cli)
    point_to("${PREFIX}/bin/${program}" "$ORIGIN/../lib/convlens")
endforeach()
foreach(plugin IN LISTS plugins)
    point_to("${plugin}" "$ORIGIN/../..")
endforeach()
file(WRITE "${PREFIX}/bin/qt.conf" "[Paths]\nPrefix = ../lib/convlens\nPlugins = plugins\n")
