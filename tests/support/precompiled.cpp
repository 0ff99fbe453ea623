// Nothing of its own: the precompiled headers of the tests need one source that they are made for.
