// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {LocalChain} from "../LocalChain.sol";

/// @title Play money for the local network: anyone may mint. It cannot be deployed on any other chain.
contract DevToken is ERC20("Lemma Dev Token", "LDEV") {
    constructor() {
        LocalChain.requireLocal();
    }

    /// @param amount In units of 10^-18 token.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
