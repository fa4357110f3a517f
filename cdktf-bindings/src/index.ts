export * from './generated';
export * from './constructs';
