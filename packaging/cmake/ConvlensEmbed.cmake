# convlens_embed_text(target name file): makes `file` available to `target` as
#   namespace convlens::embedded { extern const std::string_view name; }
# declared in "embedded/<name>.h". For data that the command line needs too, where Qt's resources do not reach.
# Written while configuring (a changed file configures again), because a custom command would have to stand in the
# directory that makes the target, and every room embeds its own data.
function(convlens_embed_text target name file)
    set(include "${PROJECT_BINARY_DIR}/embedded_include")
    set(source "${include}/embedded/${name}.cpp")
    set(script "${PROJECT_SOURCE_DIR}/packaging/cmake/embed_text.cmake")
    get_filename_component(input "${file}" ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${input}" "${script}")
    if("${input}" IS_NEWER_THAN "${source}" OR "${script}" IS_NEWER_THAN "${source}")
        execute_process(COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DNAME=${name} -DOUTPUT_DIR=${include}/embedded
                                -P "${script}"
                        COMMAND_ERROR_IS_FATAL ANY)
    endif()
    target_sources(${target} PRIVATE "${source}" "${include}/embedded/${name}.h")
    target_include_directories(${target} PRIVATE "${include}")
endfunction()
