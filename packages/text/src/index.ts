export { type ContextOptions, type Contexts, textContexts } from './contexts.js';
export { ggufTokeniser } from './gguf.js';
export { huggingFaceTokeniser } from './hugging-face.js';
export { partsOfSpeech, type TaggedWord } from './parts-of-speech.js';
export type { TokenisedText, Tokeniser } from './tokeniser.js';
