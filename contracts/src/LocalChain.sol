// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What may run only on a developer's own chain asks here.
library LocalChain {
    error LocalChainOnly(uint256 chainId);

    /// @notice True on chain ids 1337 (go-ethereum's simulated chain) and 31337 (anvil, forge).
    function isLocal() internal view returns (bool) {
        return block.chainid == 1337 || block.chainid == 31337;
    }

    function requireLocal() internal view {
        if (!isLocal()) revert LocalChainOnly(block.chainid);
    }
}
