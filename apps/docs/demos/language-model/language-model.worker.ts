import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { measureInWorker } from './measure-in-worker.js';
import { LanguageSession } from './session.js';

expose(new LanguageSession(startBackend, measureInWorker));
