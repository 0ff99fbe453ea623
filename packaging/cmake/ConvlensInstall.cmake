# What `cmake --install` puts beside the programs: desktop entry, icon, description, manual pages, licence.
install(FILES "${PROJECT_SOURCE_DIR}/packaging/man/convlens-cli.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${PROJECT_SOURCE_DIR}/LICENSE"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
if(CONVLENS_BUILD_UI)
    set(convlens_linux "${PROJECT_SOURCE_DIR}/packaging/linux")
    install(FILES "${PROJECT_SOURCE_DIR}/packaging/man/convlens.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(FILES "${convlens_linux}/convlens.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${convlens_linux}/org.convlens.Convlens.metainfo.xml"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${convlens_linux}/convlens.svg"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()
