# convlens_embed_text(target name file): makes `file` available to `target` as
#   namespace convlens::embedded { extern const std::string_view name; }
# declared in "embedded/<name>.h". For data that the command line needs too, where Qt's resources do not reach.
function(convlens_embed_text target name file)
    set(dir "${CMAKE_CURRENT_BINARY_DIR}/embedded_include/embedded")
    set(source "${dir}/${name}.cpp")
    get_filename_component(input "${file}" ABSOLUTE)
    add_custom_command(
        OUTPUT "${source}" "${dir}/${name}.h"
        COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DNAME=${name} -DOUTPUT_DIR=${dir}
                -P "${PROJECT_SOURCE_DIR}/packaging/cmake/embed_text.cmake"
        DEPENDS "${input}" "${PROJECT_SOURCE_DIR}/packaging/cmake/embed_text.cmake"
        COMMENT "Embedding ${name}" VERBATIM)
    target_sources(${target} PRIVATE "${source}" "${dir}/${name}.h")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/embedded_include")
endfunction()
