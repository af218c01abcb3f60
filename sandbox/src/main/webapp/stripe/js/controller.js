// @ts-check
import { retrieve } from './api.js';
import { listen } from './frame.js';

listen({ init: () => {}, retrieve });
