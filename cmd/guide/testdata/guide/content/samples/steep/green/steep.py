import time


# #region steep
def steep(leaves, seconds=120):
    time.sleep(seconds)
    return leaves
# #endregion
