// CommandBook
