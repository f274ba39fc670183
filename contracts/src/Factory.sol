// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CREATE3} from "solady/utils/CREATE3.sol";

/// @title Puts contracts at addresses that are the same on every chain.
/// @notice An address depends on this factory, on who deploys and on a salt, not on the code or its arguments: contracts that
/// name each other can be given each other's addresses before either exists. This factory has no owner, no storage and no
/// constructor arguments; it is itself put at one address everywhere, by CREATE2.
/// @dev The deployer is part of every address, so nobody can take a place that belongs to somebody else. That the code at a place
/// is the expected one must be checked by whoever relies on it.
contract Factory {
    event Deployed(address indexed deployer, bytes32 indexed salt, address deployed);

    error AlreadyDeployed(address deployed);
    /// @notice The constructor reverted, or the code was not kept. Raised by the library in use.
    error DeploymentFailed();

    /// @notice Creates a contract at `addressOf(msg.sender, salt)`. Anyone; each salt once. Value sent, in wei, goes to its
    /// constructor.
    /// @param initCode Creation code followed by the encoded constructor arguments.
    function deploy(bytes32 salt, bytes calldata initCode) external payable returns (address deployed) {
        deployed = addressOf(msg.sender, salt);
        if (deployed.code.length != 0) revert AlreadyDeployed(deployed);
        CREATE3.deployDeterministic(msg.value, initCode, _mix(msg.sender, salt));
        emit Deployed(msg.sender, salt, deployed);
    }

    /// @notice Where `deployer` creates a contract with `salt`, whether it has done so or not.
    function addressOf(address deployer, bytes32 salt) public view returns (address) {
        return CREATE3.predictDeterministicAddress(_mix(deployer, salt));
    }

    function _mix(address deployer, bytes32 salt) private pure returns (bytes32) {
        return keccak256(abi.encode(deployer, salt));
    }
}
