# What `cmake --install` puts beside the programs: manual pages, completion, licence, and for the window the desktop entry,
# icons, description and file type.
set(CONVLENS_MAINTAINER "The Convlens developers <convlens@example.org>" CACHE STRING "Name and address in packages")
set(convlens_linux "${PROJECT_SOURCE_DIR}/packaging/linux")
set(convlens_packed "${PROJECT_BINARY_DIR}/packed")
find_program(CONVLENS_GZIP gzip)

# convlens_install_packed(file destination name): gzipped where gzip is found, as Debian wants its documentation.
# Without the name and the time in the packed file, the same sources give the same package.
function(convlens_install_packed file destination name)
    if(NOT CONVLENS_GZIP)
        install(FILES "${file}" DESTINATION "${destination}" RENAME "${name}")
        return()
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(MAKE_DIRECTORY "${convlens_packed}")
    execute_process(COMMAND "${CONVLENS_GZIP}" -9nc "${file}" OUTPUT_FILE "${convlens_packed}/${name}.gz"
                    COMMAND_ERROR_IS_FATAL ANY)
    install(FILES "${convlens_packed}/${name}.gz" DESTINATION "${destination}")
endfunction()

configure_file("${convlens_linux}/debian-changelog.in" "${convlens_packed}/debian-changelog" @ONLY)
convlens_install_packed("${PROJECT_SOURCE_DIR}/packaging/man/convlens-cli.1" "${CMAKE_INSTALL_MANDIR}/man1" convlens-cli.1)
convlens_install_packed("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${CMAKE_INSTALL_DOCDIR}" changelog)
convlens_install_packed("${convlens_packed}/debian-changelog" "${CMAKE_INSTALL_DOCDIR}" changelog.Debian)
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${convlens_linux}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# bash-completion finds a file by the program's name.
install(FILES "${PROJECT_SOURCE_DIR}/packaging/completion/convlens"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME convlens-cli)
if(CONVLENS_BUILD_UI)
    convlens_install_packed("${PROJECT_SOURCE_DIR}/packaging/man/convlens.1" "${CMAKE_INSTALL_MANDIR}/man1" convlens.1)
    install(FILES "${PROJECT_SOURCE_DIR}/packaging/completion/convlens"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${convlens_linux}/convlens.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${convlens_linux}/org.convlens.Convlens.metainfo.xml"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${convlens_linux}/convlens-mime.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages"
            RENAME convlens.xml)
    set(convlens_icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
    install(FILES "${convlens_linux}/convlens.svg" DESTINATION "${convlens_icons}/scalable/apps")
    foreach(side 16 24 32 48 64 128 256 512)
        install(FILES "${convlens_linux}/icons/convlens-${side}.png"
                DESTINATION "${convlens_icons}/${side}x${side}/apps" RENAME convlens.png)
    endforeach()
endif()
