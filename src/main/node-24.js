// Old JavaScript on purpose: an old Node must be able to read this file in order to say what is missing.
var major = parseInt(process.versions.node, 10);
if (major < 24) {
  console.error(
    "Mainspring needs Node 24, but this is Node " +
      process.versions.node +
      " (" +
      process.execPath +
      "). " +
      "Run it through npm after `npm ci` (npm start, npm test, npx mainspring ...), which brings Node 24 along, or install Node 24.",
  );
  process.exit(1);
}
