"""The parts of which monthly reports are put together; each reads settlements, acts and the register of one month."""
