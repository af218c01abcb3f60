// @ts-check

/**
 * Saves a file that only a session may fetch: a plain link would carry no token.
 *
 * @param {import('../session.js').Session} session
 * @param {string} path
 * @param {string} name of the file
 */
export async function download(session, path, name) {
  const url = URL.createObjectURL(await session.file(path));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // a browser may still be asking where to
}
