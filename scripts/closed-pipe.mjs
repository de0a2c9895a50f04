// Scripts whose reader goes away (`npm test | head`) go on quietly, and end with the code that they would have had.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
