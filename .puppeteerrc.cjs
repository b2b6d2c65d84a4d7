// The browser comes from the machine or from an npm package (src/platform/pdf), never from a download at install.
module.exports = { skipDownload: true };
