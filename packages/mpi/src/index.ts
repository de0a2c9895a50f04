export { type Mpi, openMpi, type OpenMpiOptions } from './open-mpi.js';
