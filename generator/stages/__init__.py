"""Pure functions, one module an arrow of the pipeline; a stage imports no other stage."""
