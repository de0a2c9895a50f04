import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { LanguageSession } from './session.js';

expose(new LanguageSession(startBackend));
