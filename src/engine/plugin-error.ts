import { InputError } from '../article/decode.ts';

/** A plugin of the user broke down over a text; the message says which one and why, and whoever read the text says which text. */
export class PluginError extends InputError {}
