# cmake -Dfiles=… -Dcore=… -Dpage=… -P page.cmake: puts the page of these files and the core's folder together.
file(REMOVE_RECURSE ${page})
file(MAKE_DIRECTORY ${page})
file(COPY ${files} ${core}/tallygate.js ${core}/tallygate.wasm DESTINATION ${page})
# The progress bar needs the length before the server says it, or says that of the packed file.
file(SIZE ${page}/tallygate.wasm wasm_bytes)
configure_file(${page}/index.html ${page}/index.html.made @ONLY)
file(RENAME ${page}/index.html.made ${page}/index.html)
# Servers that send packed files find them ready.
find_program(gzip gzip)
if(gzip)
  file(GLOB packed ${page}/*.js ${page}/*.css ${page}/*.wasm)
  execute_process(COMMAND ${gzip} -9 --keep --no-name ${packed} COMMAND_ERROR_IS_FATAL ANY)
endif()
