# SPDX-License-Identifier: GPL-3.0-or-later
# The languages: portreeve_LANGUAGE.ts becomes a .qm in the program. `cmake --build . --target update_translations` collects new and changed words into the .ts files.
find_package(Qt6 REQUIRED COMPONENTS LinguistTools)
set(translations_dir ${CMAKE_SOURCE_DIR}/translations)
set(translations_languages en de)

# lupdate reads no macros: WORDS("...") in the tables of actions, pages and settings is named to it. English needs its plural forms only.
set(collect Qt6::lupdate -silent -locations none -no-obsolete -tr-function-alias QT_TR_NOOP+=WORDS -I ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app/portreeve)
add_custom_target(update_translations
  COMMAND ${collect} -source-language en -target-language de -ts ${translations_dir}/portreeve_de.ts
  COMMAND ${collect} -pluralonly -source-language en -target-language en -ts ${translations_dir}/portreeve_en.ts
  VERBATIM)

set(qrc "<RCC><qresource prefix=\"/translations\">")
foreach(language ${translations_languages})
  set(qm ${CMAKE_CURRENT_BINARY_DIR}/portreeve_${language}.qm)
  add_custom_command(OUTPUT ${qm} DEPENDS ${translations_dir}/portreeve_${language}.ts
    COMMAND Qt6::lrelease -silent ${translations_dir}/portreeve_${language}.ts -qm ${qm} VERBATIM)
  list(APPEND qm_files ${qm})
  string(APPEND qrc "<file>portreeve_${language}.qm</file>")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc CONTENT "${qrc}</qresource></RCC>\n")
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/qrc_translations.cpp DEPENDS ${qm_files} ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc
  COMMAND Qt6::rcc --name translations ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc -o ${CMAKE_CURRENT_BINARY_DIR}/qrc_translations.cpp VERBATIM)
set(translations_source ${CMAKE_CURRENT_BINARY_DIR}/qrc_translations.cpp)
set_source_files_properties(${translations_source} PROPERTIES SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
