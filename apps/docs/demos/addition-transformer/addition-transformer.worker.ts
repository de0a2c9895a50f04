import { expose } from 'comlink';
import { startBackend } from '../backend.js';
import { TransformerSession } from './session.js';

expose(new TransformerSession(startBackend));
