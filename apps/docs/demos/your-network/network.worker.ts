import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { NetworkSession } from './session.js';

expose(new NetworkSession(startBackend));
