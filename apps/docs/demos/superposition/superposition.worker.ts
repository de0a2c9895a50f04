import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { SuperpositionSession } from './session.js';

expose(new SuperpositionSession(startBackend));
