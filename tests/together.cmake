# Where the build asks for it (CONVLENS_UNITY), tests become few programs rather than two hundred, and the sources of each are
# compiled a handful at a time: most of what a test's compilation takes is the headers of Qt Test and of the libraries, and
# the templates that all of them make. `program tst_name ...` then runs one of them, as a program of its own elsewhere does.
#
# Included by tests/CMakeLists.txt it defines convlens_join_test(); run with -P it writes one source of such a program.
#
# Every test keeps its names to itself: its source is read inside of a namespace called as it is, so that its `main` is the
# namespace's, and two tests may call a helper alike. What the sources include is therefore read before, all of it.

if(CMAKE_SCRIPT_MODE_FILE) # cmake -DSOURCES=a.cpp,b.cpp -DOUTPUT=file -P together.cmake
    string(REPLACE "," ";" SOURCES "${SOURCES}")
    set(includes "#include <QtCore>" "#include <QTest>" "#include <memory>") # the last for what moc writes
    set(bodies)
    foreach(source IN LISTS SOURCES)
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(GET source STEM name)
        file(STRINGS "${source}" lines REGEX "^#include .*[\">]")
        foreach(line IN LISTS lines)
            if(line MATCHES "\"(.*)\"")
                if(EXISTS "${folder}/${CMAKE_MATCH_1}")
                    set(line "#include \"${folder}/${CMAKE_MATCH_1}\"")
                endif()
            endif()
            if(NOT line MATCHES "\\.moc\"")
                list(APPEND includes "${line}")
            endif()
        endforeach()
        string(APPEND bodies "namespace ${name} {\n#define main run\n#include \"${source}\"\n#undef main\n} // namespace ${name}\n")
    endforeach()
    list(REMOVE_DUPLICATES includes)
    list(JOIN includes "\n" includes)
    file(WRITE "${OUTPUT}" "${includes}\n\n${bodies}")
    return()
endif()

# convlens_join_test(name source [library...]): the source becomes a part of the program of all tests that link alike. Called
# for all of them before convlens_joined_tests(), which makes the programs.
function(convlens_join_test name source)
    set(program convlens-tests-core)
    foreach(kind models ui)
        if("convlens::${kind}" IN_LIST ARGN)
            set(program convlens-tests-${kind})
        endif()
    endforeach()
    if("Qt6::Gui" IN_LIST ARGN)
        set(program convlens-tests-gui)
    endif()
    cmake_path(ABSOLUTE_PATH source)
    set_property(GLOBAL APPEND PROPERTY convlens_joined ${program})
    set_property(GLOBAL APPEND PROPERTY convlens_joined_sources_${program} "${source}")
    set_property(GLOBAL APPEND PROPERTY convlens_joined_libraries_${program} ${ARGN})
    set(convlens_joined_program ${program} PARENT_SCOPE)
endfunction()

# How many sources are compiled at a time: fewer would read the headers more often, more would leave one of two processors
# waiting at the end and make a change in one test wait for all of them.
set(CONVLENS_TESTS_AT_A_TIME 8)

function(convlens_joined_tests)
    get_property(programs GLOBAL PROPERTY convlens_joined)
    list(REMOVE_DUPLICATES programs)
    foreach(program IN LISTS programs)
        get_property(sources GLOBAL PROPERTY convlens_joined_sources_${program})
        get_property(libraries GLOBAL PROPERTY convlens_joined_libraries_${program})
        list(REMOVE_DUPLICATES libraries)
        set(folder "${CMAKE_CURRENT_BINARY_DIR}/together/${program}")
        set(moc "${folder}/moc")

        set(declarations)
        set(table)
        foreach(source IN LISTS sources)
            cmake_path(GET source STEM name)
            string(APPEND declarations "namespace ${name} {\nint run(int argc, char** argv);\n}\n")
            string(APPEND table "    {\"${name}\", ${name}::run},\n")
        endforeach()
        file(CONFIGURE OUTPUT "${folder}/main.cpp" @ONLY CONTENT [[
#include <cstdio>
#include <cstring>

@declarations@
namespace {
struct Test {
    const char* name;
    int (*run)(int argc, char** argv);
};
constexpr Test kTests[] = {
@table@};
} // namespace

int main(int argc, char** argv) {
    if (argc > 1)
        for (const Test& test : kTests)
            if (std::strcmp(argv[1], test.name) == 0) {
                argv[1] = argv[0]; // the test sees a program of its own
                return test.run(argc - 1, argv + 1);
            }
    std::fprintf(stderr, "usage: %s TEST [options of Qt Test], where TEST is one of\n", argv[0]);
    for (const Test& test : kTests)
        std::fprintf(stderr, "  %s\n", test.name);
    return 2;
}
]])
        add_executable(${program} "${folder}/main.cpp")
        set_source_files_properties("${folder}/main.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        convlens_test_options(${program} ${libraries})
        # A test's class holds what is in its unnamed namespace, which g++ takes for a header's fault in a source that is included.
        target_compile_options(${program} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)

        list(LENGTH sources count)
        math(EXPR batches "(${count} + ${CONVLENS_TESTS_AT_A_TIME} - 1) / ${CONVLENS_TESTS_AT_A_TIME}")
        foreach(batch RANGE 1 ${batches})
            math(EXPR first "(${batch} - 1) * ${count} / ${batches}") # all of them about as long
            math(EXPR length "${batch} * ${count} / ${batches} - ${first}")
            list(SUBLIST sources ${first} ${length} members)
            list(JOIN members "," joined)
            set(output "${folder}/tests_${batch}.cpp")
            add_custom_command(OUTPUT "${output}"
                COMMAND "${CMAKE_COMMAND}" "-DSOURCES=${joined}" "-DOUTPUT=${output}" -P "${PROJECT_SOURCE_DIR}/tests/together.cmake"
                DEPENDS ${members} "${PROJECT_SOURCE_DIR}/tests/together.cmake"
                COMMENT "Joining tests ${batch} of ${program}" VERBATIM)
            target_sources(${program} PRIVATE "${output}")
            foreach(source IN LISTS members)
                convlens_moc_source(${program} "${source}" "${moc}")
                convlens_test_folders("${source}" "${output}")
            endforeach()
        endforeach()
    endforeach()
endfunction()
