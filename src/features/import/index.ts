export { bringInPupils } from './bring-in.ts';
