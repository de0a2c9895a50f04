import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { GrokkingSession } from './session.js';

expose(new GrokkingSession(startBackend));
