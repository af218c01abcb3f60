// @ts-check

/** How far the server's time is ahead of this computer's, in milliseconds. */
let ahead = 0;

/** @param {string} now the server's time as it has just said it */
export const hear = (now) => {
  ahead = (Date.parse(now) || Date.now()) - Date.now();
};

/** The server's time, by which it decides what is due: the computer's own may be wrong. */
export const now = () => new Date(Date.now() + ahead);
