// @ts-check
import './add-level-dialog.js';
import './removal-dialog.js';
import './transfer-dialog.js';
